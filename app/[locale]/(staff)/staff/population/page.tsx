import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { marginCategories, populations } from "#lib/rates/population-queries.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { MarginsTable } from "./margins-table.tsx";
import { PopulationForm } from "./population-form.tsx";
import { problemLines } from "./problems.ts";
import { sentPopulation } from "./sent-population.ts";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "weights")("population_title") };
}

/** What is known of the residents, so that answers can be weighed. */
export default async function PopulationPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/population`);
  const [units, mine, returned] = await Promise.all([
    unitsInScope(actor),
    unitsWithRole(actor, MAY["population.store"]),
    returnedForm(`/${locale}/staff/population`),
  ]);
  const t = translator(locale, "weights");
  const f = figures(locale);
  const stored = await populations(actor, [...actor.units]);
  const own = units.filter(({ id }) => mine.includes(id));
  const isRead = returned !== undefined && Object.keys(returned.problems).length === 0;
  const read = isRead ? await sentPopulation(actor, returned.values) : undefined;
  const categoriesOf = (unitId: string) => marginCategories(actor, units, unitId);
  const shown = await Promise.all(stored.map(async (each) => ({ ...each, known: await categoriesOf(each.unitId) })));
  return (
    <StaffFrame locale={locale} actor={actor} area="population" path="/staff/population">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("population_title")}</h1>
      <p className="quiet">{t("population_how")}</p>
      {stored.length === 0 && <p className="notice">{t(own.length > 0 ? "population_none" : "population_not_yours")}</p>}
      {own.length > 0 && (
        <PopulationForm
          locale={locale}
          units={own}
          values={returned?.values}
          preview={
            read?.unit && (
              <div className="notice stack">
                <p>{t("look_at_it", { unit: inLocale(read.unit.name, locale), year: String(read.year) })}</p>
                <MarginsTable locale={locale} title={t("look")} rows={read.rows} known={await categoriesOf(read.unit.id)} />
                <button className="button" type="submit" name="stored" value="yes">
                  {t("store")}
                </button>
              </div>
            )
          }
        />
      )}
      {shown.map(({ id, unitId, year, source, storedOn, rows, known }, at) => {
        const unit = units.find((each) => each.id === unitId);
        const title = t("stored", { unit: unit ? inLocale(unit.name, locale) : "", year: String(year), day: f.day(storedOn) });
        return (
          <details key={id} className="panel" open={at === 0}>
            <summary>{title}</summary>
            <p dir="auto">{source}</p>
            {/* Two of one day and year have one name, and parts of a page must not. */}
            <MarginsTable locale={locale} title={`${title} · ${shown.length - at}`} rows={rows} known={known} />
          </details>
        );
      })}
    </StaffFrame>
  );
}
