import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { ownTokens } from "#lib/people/token-queries.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { problemLines } from "./problems.ts";
import { TokenForm } from "./token-form.tsx";
import { TokenTable } from "./token-table.tsx";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "tokens")("title") };
}

/** The ways in that somebody has given to programs. */
export default async function TokensPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/tokens`;
  const actor = await requireStaff(locale, path);
  const [units, mine, tokens, returned] = await Promise.all([
    unitsInScope(actor),
    unitsWithRole(actor, MAY["tokens.make"]),
    ownTokens(actor),
    returnedForm(path),
  ]);
  const t = translator(locale, "tokens");
  const own = units.filter(({ id }) => mine.includes(id));
  const made = returned ? single(returned.values, "made") : "";
  return (
    <StaffFrame locale={locale} actor={actor} area="tokens" path="/staff/tokens">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">
        {t("intro")} <a href="/api/v1/openapi.json">{t("description")}</a>
      </p>
      {made && (
        <div className="notice stack">
          <p>
            <strong>{t("made")}</strong>
          </p>
          <p>
            <code className="token" dir="ltr">
              {made}
            </code>
          </p>
          <p>{t("made_how")}</p>
        </div>
      )}
      {own.length === 0 ? (
        <p className="notice">{t("not_yours")}</p>
      ) : (
        <TokenForm locale={locale} units={own} values={made ? undefined : returned?.values} />
      )}
      {tokens.length > 0 && (
        <>
          <h2>{t("yours")}</h2>
          <TokenTable locale={locale} tokens={tokens} units={units} />
        </>
      )}
    </StaffFrame>
  );
}
