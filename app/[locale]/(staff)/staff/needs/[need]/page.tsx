import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { agencies, everyNeed, mayKeepCatalogue } from "#lib/requests/catalogue-queries.ts";
import { problemLines } from "../../requests/problems.ts";
import { NeedForm } from "./need-form.tsx";
import "../../panels.css";

type Props = { params: Promise<{ locale: string; need: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "desk")("needs_title") };
}

/** Word a need anew; `new` for one that is not there yet. */
export default async function NeedPage({ params }: Props) {
  const [locale, { need: key }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/needs/${key}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [all, known, keeps, returned] = await Promise.all([
    everyNeed(actor),
    agencies(actor),
    mayKeepCatalogue(actor),
    returnedForm(`/${locale}${path}`),
  ]);
  const need = all.find((each) => each.key === key);
  if (!keeps || (!need && key !== "new")) notFound();
  const t = translator(locale, "desk");
  return (
    <StaffFrame locale={locale} actor={actor} area="needs" path={path}>
      <p>
        <a href={`/${locale}/staff/needs`}>{t("needs_title")}</a>
      </p>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{need ? inLocale(need.title, locale) : t("need_new")}</h1>
      {need && <p className="quiet">{t("hours_saved", { number: need.version })}</p>}
      <NeedForm locale={locale} path={path} need={need} agencies={known} values={returned?.values} />
      {need && (
        <details className="panel">
          <summary>{t(need.isRetired ? "need_return" : "need_retire")}</summary>
          <form method="post" action={`/${locale}${path}/retirement`} className="row">
            <input type="hidden" name="retired" value={need.isRetired ? "no" : "yes"} />
            <button className="button plain" type="submit">
              {t("need_sure")}
            </button>
          </form>
        </details>
      )}
    </StaffFrame>
  );
}
