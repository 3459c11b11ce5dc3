import { pageOf } from "#lib/api/paging.ts";
import { env } from "#lib/env.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/locales.ts";
import { INDICATORS } from "#lib/rates/indicators.ts";
import { apiGet } from "../api-get.ts";

export const dynamic = "force-dynamic";

export const GET = apiGet("indicators", async ({ query, binding, secret }) => {
  const items = INDICATORS.map(({ id, version, base, questionnaire, question, numerator, denominator, dontKnow }) => ({
    indicator: id,
    version,
    base,
    questionnaire,
    question,
    numerator: [...numerator],
    denominator: [...denominator],
    dont_know: [...dontKnow],
    definition: `${env().RAPPORT_ORIGIN}/${DEFAULT_LOCALE}/staff/definitions#${id}`,
  }));
  return (
    pageOf(query, { items, keyOf: ({ indicator }) => indicator, secret, binding }) ?? {
      refused: 400,
      detail: "This cursor is of another list",
    }
  );
});
