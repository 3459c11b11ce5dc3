import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { disagreement } from "../pile-table.tsx";
import { problemLines } from "../problems.ts";
import { EntryForm } from "./entry-form.tsx";
import { pilePage } from "./pile-page.ts";
import "../../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = {
  params: Promise<{ locale: string; pile: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "entry")("title") };
}

/** Type in the next form of a pile. */
export default async function PilePage({ params, searchParams }: Props) {
  const [{ locale, path, actor, pile, version, returned }, { stored }] = await Promise.all([pilePage({ params, below: "" }), searchParams]);
  const t = translator(locale, "entry");
  const f = figures(locale);
  const mine = (await unitsWithRole(actor, MAY["paper.type"])).includes(pile.unit.id);
  const justStored = Number(stored);
  return (
    <StaffFrame locale={locale} actor={actor} area="entry" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/entry`}>{t("back")}</a>
      </p>
      <h1>{pile.next ? t("form_title", { number: f.count(pile.next), forms: f.count(pile.forms) }) : t("title")}</h1>
      <p className="quiet">
        {inLocale(pile.unit.name, locale)}. {t("disagreement")}: {disagreement(locale, pile)}
      </p>
      <progress value={pile.entered} max={pile.forms} aria-label={t("entered")} />
      {justStored > 0 && !returned && <p role="status">{t("stored_form", { number: f.count(justStored) })}</p>}
      {pile.nextCheck !== undefined && mine && (
        <p>
          <a href={`/${locale}${path}/check`}>{t("check_now")}</a>
        </p>
      )}
      {pile.next === undefined && <p className="notice">{t("all_entered")}</p>}
      {pile.next !== undefined && mine && (
        <>
          <p className="quiet">{t("how_to_type")}</p>
          <EntryForm
            key={pile.next}
            locale={locale}
            action={`/${locale}${path}/forms`}
            definition={version.definition}
            number={pile.next}
            numbered
            values={returned?.values}
            problems={returned?.problems ?? {}}
          />
        </>
      )}
      <p className="quiet">{t("disagreement_how", { nth: pile.everyNth })}</p>
    </StaffFrame>
  );
}
