import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { listVersions } from "#lib/requests/danger-queries.ts";
import { ListPanel } from "./list-panel.tsx";
import { problemLines } from "./problems.ts";
import { TrialForm } from "./trial-form.tsx";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "danger")("title") };
}

/** The words and phrases that may mean danger, by language, and a text to try them on. */
export default async function DangerWordsPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/danger-words`;
  const actor = await requireStaff(locale, path);
  const [versions, returned] = await Promise.all([listVersions(actor), returnedForm(path)]);
  const t = translator(locale, "danger");
  const values = returned?.values;
  return (
    <StaffFrame locale={locale} actor={actor} area="danger-words" path="/staff/danger-words">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t(versions ? "intro" : "not_yours")}</p>
      {versions && <TrialForm locale={locale} values={values?.has("try") ? values : undefined} />}
      {versions &&
        LOCALE_KEYS.map((language) => (
          <ListPanel
            key={language}
            locale={locale}
            language={language}
            versions={versions.filter((each) => each.language === language)}
            sent={values && single(values, "language") === language ? values : undefined}
          />
        ))}
    </StaffFrame>
  );
}
