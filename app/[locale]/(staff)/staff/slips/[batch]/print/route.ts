import { figures } from "#app/_components/rates/figures.ts";
import { env } from "#lib/env.ts";
import { csvOf } from "#lib/export/table.ts";
import { single } from "#lib/http/fields.ts";
import { DEFAULT_LOCALE, inLocale, isLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { qrRuns } from "#lib/print/qr-runs.ts";
import { pdfOf } from "#lib/print/typeset.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { grouped } from "#lib/surveys/slip-code.ts";
import { printBatch } from "#lib/surveys/slip-mutations.ts";
import { type SlipBatch, slipBatches } from "#lib/surveys/slip-queries.ts";
import { staffPost } from "../../../staff-post.ts";

const MOST_LANGUAGES = 2;

/** The codes of a batch, given once: as slips to cut apart, or as a table for a receipt printer. */
export const POST = staffPost<{ locale: string; batch: string }>({
  page: ({ batch }) => `/slips/${batch}`,
  write: async ({ actor, locale, fields, params }) => {
    const batch = (await slipBatches(actor)).find(({ id }) => id === params.batch);
    const made = batch && (await printBatch(actor, batch.id));
    if (!batch || !made) return { problems: { form: "printed_before" } };
    const name = `slips-${batch.unit.slug}-${batch.madeOn}`;
    const addressOf = (code: string) => `${env().RAPPORT_ORIGIN}/v/${code}`;
    if (single(fields, "as") === "csv") {
      const rows = made.codes.map((code) => [grouped(code), addressOf(code)]);
      return { file: { name: `${name}.csv`, type: "text/csv; charset=utf-8", bytes: csvOf({ columns: ["code", "address"], rows }) } };
    }
    const chosen = (fields.get("in") ?? []).filter(isLocale).slice(0, MOST_LANGUAGES);
    const languages = chosen.length > 0 ? chosen : [...new Set([locale, DEFAULT_LOCALE])];
    const data = {
      title: name,
      size: languages.length > 1 ? 7.5 : 9,
      host: `${env().RAPPORT_ORIGIN.replace(/^https?:\/\//, "")}/s`,
      languages: await Promise.all(languages.map((each) => printedWords(batch, each))),
      slips: made.codes.map((code) => ({ code: inTwoLines(grouped(code)), qr: qrRuns(addressOf(code)) })),
    };
    return { file: { name: `${name}.pdf`, type: "application/pdf", bytes: pdfOf("slips", data).bytes } };
  },
});

const inTwoLines = (code: string) => [code.slice(0, 7), code.slice(7)];

async function printedWords(batch: SlipBatch, locale: Locale) {
  const t = translator(locale, "slips");
  const version = (await openedVersions()).find(({ key }) => key === batch.questionnaireKey);
  return {
    lang: LOCALES[locale].tag.split("-")[0],
    dir: LOCALES[locale].dir,
    unit: inLocale(batch.unit.name, locale),
    title: version ? inLocale(version.definition.title, locale) : "",
    once: t("printed_once"),
    anonymous: t("printed_anonymous"),
    until: t("printed_until", { day: figures(locale).day(batch.expiresOn) }),
  };
}
