import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { Filters } from "#app/_components/rates/filters.tsx";
import { Meanings } from "#app/_components/rates/meanings.tsx";
import type { Search } from "#app/_components/rates/rates-address.ts";
import { SealedNotice } from "#app/_components/rates/sealed-notice.tsx";
import { headlineWords } from "#app/_components/rates/words.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { marginCategories } from "#lib/rates/population-queries.ts";
import { visitWeights } from "#lib/rates/visit-weight-queries.ts";
import { weights } from "#lib/rates/weight-queries.ts";
import type { Unweighable } from "#lib/rates/weighting.ts";
import { chosenRates, withChosen } from "../chosen-rates.ts";
import { Diagnostics } from "./diagnostics.tsx";
import { WeighedIndicatorTable } from "./side-by-side.tsx";
import { VisitPanel } from "./visit-panel.tsx";
import "../panels.css";
import "#app/_components/rates/charts.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "weights")("title") };
}

/** Rates as they were answered beside what they would be, had every kind of resident answered alike often. */
export default async function WeightsPage({ params, searchParams }: Props) {
  const asked = await chosenRates({ params, searchParams, area: "/weights" });
  const { locale, actor, path, units, services, unit, period, selection, chosen } = asked;
  const [found, ofVisits] = await Promise.all([weights(actor, selection), visitWeights(actor, selection)]);
  const { population, indicators } = found;
  const known = await marginCategories(actor, units, population?.unitId ?? unit.id);
  const t = translator(locale, "weights");
  const f = figures(locale);
  const name = inLocale(unit.name, locale);
  const whatOf = (weighing: Unweighable) => {
    const label = weighing.problem === "stray" && known[weighing.margin].find(({ key }) => key === weighing.what)?.label;
    return label ? inLocale(label, locale) : weighing.what;
  };
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="weights"
      path={path}
      filters={
        <Filters
          locale={locale}
          area="/weights"
          chosen={chosen}
          units={units}
          periods={withChosen(found.periods, period)}
          services={services}
        />
      }
    >
      <h1>
        {t("title")}: {name}
      </h1>
      <SealedNotice locale={locale} sealed={found.sealed} />
      <p className="quiet">{t("how")}</p>
      <Meanings locale={locale} of={["weighted", "design_effect", "interval"]} />
      <p>
        {population
          ? t("by", { unit: inLocale(population.unit.name, locale), year: String(population.year), source: population.source })
          : t("by_none")}{" "}
        <a href={`/${locale}/staff/population`}>{t("population_title")}</a>
      </p>
      {indicators.length === 0 && <p className="notice">{t("no_residents")}</p>}
      {indicators.map((indicator) => {
        const { name: called } = headlineWords(locale, indicator.id);
        const { weighing, unweighted } = indicator;
        return (
          <section key={indicator.id} className="panel stack" aria-labelledby={`weights-${indicator.id}`}>
            <h2 id={`weights-${indicator.id}`}>{called}</h2>
            <WeighedIndicatorTable locale={locale} indicator={indicator} whole={name} />
            {"problem" in weighing
              ? population && <p className="notice">{t(`cannot_${weighing.problem}`, { what: whatOf(weighing) })}</p>
              : unweighted.shown && (
                  <details>
                    <summary>
                      {t("diagnostics", { deff: weighing.deff.toFixed(2), effective: f.count(Math.round(weighing.effective)) })}
                    </summary>
                    <Diagnostics locale={locale} name={called} weighing={weighing} answers={unweighted.n} known={known} />
                  </details>
                )}
          </section>
        );
      })}
      <VisitPanel locale={locale} found={ofVisits} whole={name} />
    </StaffFrame>
  );
}
