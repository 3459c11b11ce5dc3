import type { ReactNode } from "react";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Funnel } from "#lib/rates/funnel.ts";
import type { ComparedUnit } from "#lib/rates/unit-queries.ts";
import { figures } from "./figures.ts";
import { along, window } from "./geometry.ts";
import { hiddenReason } from "./hidden-rate.tsx";

const rateOf = ({ rate }: ComparedUnit) => (rate.shown ? rate.rate : -1);

/** Units by their rates, the hidden ones last. */
export const byRate = (units: readonly ComparedUnit[]) => units.toSorted((a, b) => rateOf(b) - rateOf(a));

type Props = { locale: Locale; name: string; units: readonly ComparedUnit[]; funnel: Funnel | undefined; links?: ReactNode };

const WIDTH = 300;
const HEIGHT = 20;

/** A caterpillar plot that is its own table: every unit with its interval, where it stands, and its adjusted rate. */
export function UnitIntervals({ locale, name, units, funnel, links }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const shown = units.filter(({ rate }) => rate.shown);
  const standingOf = new Map(shown.map(({ unit }, at) => [unit.id, funnel?.standings[at]]));
  const { low, high } = window(units.flatMap(({ rate }) => (rate.shown ? [rate.lower, rate.upper] : [])));
  const x = (value: number) => along((value - low) / (high - low), 6, WIDTH - 6);
  return (
    <section className="chart units" aria-labelledby="intervals">
      <h2 id="intervals">{t("caterpillar")}</h2>
      <p className="quiet">{t("adjusted_how")}</p>
      <Scroll label={name}>
        <table className="lines caterpillar">
          <thead>
            <tr>
              <th scope="col">{t("unit")}</th>
              <th scope="col">
                {f.share(low, 1)} – {f.share(high, 1)}
              </th>
              <th scope="col">{t("rate")}</th>
              <th scope="col">{t("interval")}</th>
              <th scope="col">n</th>
              <th scope="col">{t("standing")}</th>
              <th scope="col">{t("adjusted")}</th>
            </tr>
          </thead>
          <tbody>
            {byRate(units).map(({ unit, rate, adjusted }) => {
              const standing = standingOf.get(unit.id);
              return (
                <tr key={unit.id} data-unit={unit.slug}>
                  <th scope="row">{inLocale(unit.name, locale)}</th>
                  {rate.shown ? (
                    <>
                      <td>
                        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
                          {funnel && <line className="centre" x1={x(funnel.target)} x2={x(funnel.target)} y1={0} y2={HEIGHT} />}
                          <line className="spread" x1={x(rate.lower)} x2={x(rate.upper)} y1={10} y2={10} />
                          <line className="mark" x1={x(rate.rate) - 2} x2={x(rate.rate) + 2} y1={10} y2={10} />
                        </svg>
                      </td>
                      <td>{f.share(rate.rate, rate.n)}</td>
                      <td>{t("bounds", { lower: f.share(rate.lower, rate.n), upper: f.share(rate.upper, rate.n) })}</td>
                      <td>{f.count(rate.n)}</td>
                      <td>{standing && t(`standing_${standing}`)}</td>
                      <td>{adjusted && f.share(adjusted.rate, rate.n)}</td>
                    </>
                  ) : (
                    <td colSpan={6}>
                      <span className="hatched" aria-hidden="true" /> {hiddenReason(locale, rate.reason)}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      {links}
    </section>
  );
}
