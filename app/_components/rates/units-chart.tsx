import type { ReactNode } from "react";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { HeadlineRates } from "#lib/rates/queries.ts";
import { figures } from "./figures.ts";
import { along, window } from "./geometry.ts";
import { hiddenReason, shortReason } from "./hidden-rate.tsx";
import { RateTable } from "./rate-table.tsx";
import { headlineWords } from "./words.ts";

type Props = { locale: Locale; headline: HeadlineRates; hrefOf: (slug: string) => string; links?: ReactNode };

const WIDTH = 300;
const HEIGHT = 20;

/** Units side by side, in the order of their names and never ranked: a dot for the rate, a line for its interval. */
export function UnitsChart({ locale, headline, hrefOf, links }: Props) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const { name } = headlineWords(locale, headline.id);
  const { units, now } = headline;
  const { low, high } = window(units.flatMap(({ rate }) => (rate.shown ? [rate.lower, rate.upper] : [])));
  const x = (value: number) => along((value - low) / (high - low), 6, WIDTH - 6);
  const reasons = (["few", "together"] as const).filter((reason) => units.some(({ rate }) => !rate.shown && rate.reason === reason));
  const title = t("units_title", { name });
  return (
    <figure className="chart units">
      <figcaption>
        <h3>{title}</h3>
        <p className="quiet">{t("units_subtitle", { low: f.share(low, 1), high: f.share(high, 1) })}</p>
      </figcaption>
      <ul className="unit-rows">
        {units.map(({ unit, rate }) => (
          <li key={unit.id}>
            <a href={hrefOf(unit.slug)}>{inLocale(unit.name, locale)}</a>
            {rate.shown ? (
              <>
                <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
                  <line className="axis" x1={6} x2={WIDTH - 6} y1={10} y2={10} />
                  {now.shown && <line className="middle" x1={x(now.rate)} x2={x(now.rate)} y1={0} y2={HEIGHT} />}
                  <line className="spread" x1={x(rate.lower)} x2={x(rate.upper)} y1={10} y2={10} />
                  <line className="mark" x1={x(rate.rate) - 2} x2={x(rate.rate) + 2} y1={10} y2={10} />
                </svg>
                <span className="figure">{f.share(rate.rate, rate.n)}</span>
              </>
            ) : (
              <span className="hidden-rate">
                <span className="hatched" aria-hidden="true" /> {shortReason(locale, rate.reason)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {reasons.map((reason) => (
        <p className="quiet" key={reason}>
          <span className="hatched" aria-hidden="true" /> {hiddenReason(locale, reason)}
        </p>
      ))}
      <RateTable
        locale={locale}
        caption={title}
        heading={t("unit")}
        rows={units.map(({ unit, rate }) => ({ key: unit.id, name: inLocale(unit.name, locale), rate }))}
      />
      {links}
    </figure>
  );
}
