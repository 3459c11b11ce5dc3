import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { type Driver, firstDriver } from "#lib/rates/first-driver.ts";
import { figures } from "./figures.ts";
import { along, window } from "./geometry.ts";
import { hiddenReason } from "./hidden-rate.tsx";
import { indicatorName } from "./words.ts";

type Props = { locale: Locale; answers: number; r2: number; drivers: readonly Driver[] };

const WIDTH = 720;
const HEIGHT = 380;
const PLOT = { left: 46, right: WIDTH - 14, top: 14, bottom: HEIGHT - 40 };

/** Importance against performance: each driver a numbered point with both intervals, and the same as a table. */
export function DriversChart({ locale, answers, r2, drivers }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const shown = drivers.flatMap(({ id, importance, performance }) => (performance.shown ? [{ id, importance, rate: performance }] : []));
  const across = window(shown.flatMap(({ importance }) => [importance.lower, importance.upper]));
  const up = window(shown.flatMap(({ rate }) => [rate.lower, rate.upper]));
  const x = (value: number) => along((value - across.low) / (across.high - across.low), PLOT.left, PLOT.right);
  const y = (value: number) => along((value - up.low) / (up.high - up.low), PLOT.bottom, PLOT.top);
  const numberOf = new Map(drivers.map(({ id }, at) => [id, String(at + 1)]));
  const first = firstDriver(drivers);
  const finding = first ? t("drivers_first", { name: indicatorName(locale, first.id) }) : t("drivers_none");
  return (
    <figure className="chart control">
      <figcaption>
        <h2>{finding}</h2>
        <p>{t("drivers_of", { count: f.count(answers), share: f.share(r2, answers) })}</p>
        <p className="quiet">{t("drivers_how")}</p>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={finding}>
        {[up.low, up.high].map((tick) => (
          <g key={tick}>
            <line className="grid" x1={PLOT.left} x2={PLOT.right} y1={y(tick)} y2={y(tick)} />
            <text x={PLOT.left - 6} y={y(tick) + 4} textAnchor="end">
              {f.share(tick, 1)}
            </text>
          </g>
        ))}
        {[across.low, across.high].map((tick, at) => (
          <text key={tick} x={x(tick)} y={HEIGHT - 22} textAnchor={at === 0 ? "start" : "end"}>
            {f.share(tick, 1)}
          </text>
        ))}
        <text x={(PLOT.left + PLOT.right) / 2} y={HEIGHT - 6} textAnchor="middle">
          {t("importance")}
        </text>
        {shown.map(({ id, importance, rate }) => (
          <g key={id} data-driver={id}>
            <line className="spread" x1={x(importance.lower)} x2={x(importance.upper)} y1={y(rate.rate)} y2={y(rate.rate)} />
            <line className="spread" x1={x(importance.share)} x2={x(importance.share)} y1={y(rate.lower)} y2={y(rate.upper)} />
            <circle className="numbered" cx={x(importance.share)} cy={y(rate.rate)} r={11} />
            <text className="number" x={x(importance.share)} y={y(rate.rate) + 4} textAnchor="middle">
              {numberOf.get(id)}
            </text>
          </g>
        ))}
      </svg>
      <DriversTable locale={locale} answers={answers} drivers={drivers} />
    </figure>
  );
}

function DriversTable({ locale, answers, drivers }: Omit<Props, "r2">) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="scroll" aria-label={t("drivers_title")} tabIndex={0}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("driver")}</th>
            <th scope="col">{t("importance")}</th>
            <th scope="col">{t("interval")}</th>
            <th scope="col">{t("performance")}</th>
            <th scope="col">{t("interval")}</th>
          </tr>
        </thead>
        <tbody>
          {drivers.map(({ id, importance, performance }, at) => (
            <tr key={id} data-driver={id}>
              <th scope="row">
                {at + 1}. <a href={`/${locale}/staff/definitions#${id}`}>{indicatorName(locale, id)}</a>
              </th>
              <td>{f.share(importance.share, answers)}</td>
              <td>{t("bounds", { lower: f.share(importance.lower, answers), upper: f.share(importance.upper, answers) })}</td>
              {performance.shown ? (
                <>
                  <td>{f.share(performance.rate, performance.n)}</td>
                  <td>
                    {t("bounds", { lower: f.share(performance.lower, performance.n), upper: f.share(performance.upper, performance.n) })}
                  </td>
                </>
              ) : (
                <td colSpan={2}>{hiddenReason(locale, performance.reason)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
