import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { figures } from "#app/_components/rates/figures.ts";
import type { Search } from "#app/_components/rates/rates-address.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SelectField } from "#app/_ui/select-field.tsx";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { EVERY_MONTH } from "#lib/responses/words-months.ts";
import { readableUnits, wordsBatch } from "#lib/responses/words-queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";
import { problemLines } from "./problems.ts";
import { wordsPath, wordsQuery } from "./words-address.ts";
import { WordsList } from "./words-list.tsx";
import "../panels.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "words")("title") };
}

/** What residents wrote, for reviewers from outside. */
export default async function WordsPage({ params, searchParams }: Props) {
  const [locale, search] = await Promise.all([localeOf(params), searchParams]);
  const query = wordsQuery(search);
  const path = wordsPath(query);
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [units, readable, returned] = await Promise.all([
    unitsInScope(actor),
    readableUnits(actor),
    returnedForm(`/${locale}/staff/words`),
  ]);
  const t = translator(locale, "words");
  const f = figures(locale);
  const mine = units.filter(({ id }) => readable.includes(id));
  const unit = mine.find(({ slug }) => slug === query.unit) ?? largestTree(mine);
  const batch =
    unit &&
    (await wordsBatch(actor, {
      unitId: unit.id,
      month: query.month || undefined,
      search: query.q,
      tag: query.tag,
      after: query.after || undefined,
    }));
  return (
    <StaffFrame locale={locale} actor={actor} area="words" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      {!unit && <p className="notice">{t("not_yours")}</p>}
      {unit && (
        <form className="row" method="get" action={`/${locale}/staff/words`}>
          <SelectField id="unit" label={t("unit")} value={unit.slug} choices={unitChoices(mine, locale)} />
          <SelectField
            id="month"
            label={t("month")}
            value={batch?.month ?? ""}
            choices={[
              ...(batch?.months ?? []).map((month) => ({ key: month, name: f.month(month) })),
              { key: EVERY_MONTH, name: t("month_every") },
            ]}
          />
          <div className="field">
            <label className="label" htmlFor="q">
              {t("search")}
            </label>
            <input className="input" id="q" name="q" maxLength={80} defaultValue={query.q} dir="auto" />
          </div>
          <SelectField
            id="tag"
            label={t("tag")}
            value={query.tag}
            choices={[{ key: "", name: t("tag_any") }, ...(batch?.tags ?? []).map((tag) => ({ key: tag, name: tag }))]}
          />
          <button className="button" type="submit">
            {t("show")}
          </button>
        </form>
      )}
      {unit && !batch?.month && <p className="notice">{t("none", { fewest: env().RAPPORT_STAFF_MINIMUM_BASE })}</p>}
      {batch?.month && <WordsList locale={locale} batch={batch} query={{ ...query, month: batch.month }} values={returned?.values} />}
    </StaffFrame>
  );
}
