import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { disagreement } from "../../pile-table.tsx";
import { problemLines } from "../../problems.ts";
import { EntryForm } from "../entry-form.tsx";
import { pilePage } from "../pile-page.ts";
import "../../../panels.css";

type Props = {
  params: Promise<{ locale: string; pile: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "entry")("title") };
}

/** Type a form of somebody else's a second time. */
export default async function CheckPage({ params, searchParams }: Props) {
  const [{ locale, path, actor, pile, version, returned }, asked] = await Promise.all([
    pilePage({ params, below: "/check" }),
    searchParams,
  ]);
  const t = translator(locale, "entry");
  const f = figures(locale);
  const compared = Number(asked.compared);
  const named = String(asked.differing ?? "").split(",");
  const questions = version.definition.questions.filter(({ id }) => named.includes(id)).map(({ label }) => inLocale(label, locale));
  return (
    <StaffFrame locale={locale} actor={actor} area="entry" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/entry/${pile.id}`}>{inLocale(pile.unit.name, locale)}</a>
      </p>
      <h1>{pile.nextCheck ? t("check_title", { number: f.count(pile.nextCheck) }) : t("title")}</h1>
      <p className="quiet">
        {t("disagreement")}: {disagreement(locale, pile)}
      </p>
      {compared > 0 && (
        <p role="status" className="notice">
          {questions.length > 0
            ? t("not_same", { number: f.count(compared), questions: questions.join("; ") })
            : t("same_both", { number: f.count(compared) })}
        </p>
      )}
      {pile.nextCheck === undefined ? (
        <p className="notice">{t("none_to_check")}</p>
      ) : (
        <EntryForm
          key={pile.nextCheck}
          locale={locale}
          action={`/${locale}${path}/forms`}
          definition={version.definition}
          number={pile.nextCheck}
          numbered={false}
          values={returned?.values}
          problems={returned?.problems ?? {}}
        />
      )}
      <p className="quiet">{t("disagreement_how", { nth: pile.everyNth })}</p>
    </StaffFrame>
  );
}
