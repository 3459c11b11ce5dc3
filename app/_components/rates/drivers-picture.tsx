import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Driver } from "#lib/rates/first-driver.ts";
import { figures } from "./figures.ts";
import { along, window } from "./geometry.ts";

type Props = { locale: Locale; drivers: readonly Driver[]; label: string };

export const DRIVERS_SIZE = { width: 720, height: 380 };
const { width: WIDTH, height: HEIGHT } = DRIVERS_SIZE;
const PLOT = { left: 46, right: WIDTH - 14, top: 14, bottom: HEIGHT - 40 };

/** Importance against performance: each driver a numbered point with both intervals. */
export function DriversPicture({ locale, drivers, label }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const shown = drivers.flatMap(({ id, importance, performance }) => (performance.shown ? [{ id, importance, rate: performance }] : []));
  const across = window(shown.flatMap(({ importance }) => [importance.lower, importance.upper]));
  const up = window(shown.flatMap(({ rate }) => [rate.lower, rate.upper]));
  const x = (value: number) => along((value - across.low) / (across.high - across.low), PLOT.left, PLOT.right);
  const y = (value: number) => along((value - up.low) / (up.high - up.low), PLOT.bottom, PLOT.top);
  const numberOf = new Map(drivers.map(({ id }, at) => [id, String(at + 1)]));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
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
  );
}
