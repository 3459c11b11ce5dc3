import type { Locale } from "#lib/i18n/locales.ts";
import type { TrendSegment } from "#lib/rates/trend.ts";
import type { TrendNote } from "#lib/rates/trend-queries.ts";
import { figures } from "./figures.ts";
import { along, band, line, window } from "./geometry.ts";

type Props = { locale: Locale; segment: TrendSegment; notes: readonly TrendNote[]; label: string };

export const CONTROL_SIZE = { width: 720, height: 300 };
const { width: WIDTH, height: HEIGHT } = CONTROL_SIZE;
const PLOT = { left: 46, right: WIDTH - 14, top: 26, bottom: HEIGHT - 34 };
const SIGNAL = 6;

/** A p' chart: months, centre and limits; a signal is a diamond with its month, a note a numbered flag. */
export function ControlPicture({ locale, segment, notes, label }: Props) {
  const f = figures(locale);
  const { points, centre } = segment;
  const { low, high } = window(points.flatMap(({ rate, lower, upper }) => [rate.rate, lower, upper]));
  const y = (value: number) => along((value - low) / (high - low), PLOT.bottom, PLOT.top);
  const x = (index: number) => along(index / Math.max(1, points.length - 1), PLOT.left, PLOT.right);
  const noted = points.map(({ month }) => notes.flatMap((note, at) => (note.month === month ? [at + 1] : [])));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[low, (low + high) / 2, high].map((tick) => (
        <g key={tick}>
          <line className="grid" x1={PLOT.left} x2={PLOT.right} y1={y(tick)} y2={y(tick)} />
          <text x={PLOT.left - 6} y={y(tick) + 4} textAnchor="end">
            {f.share(tick, 1)}
          </text>
        </g>
      ))}
      <path
        className="band"
        d={band(
          points.map(({ upper }, at) => ({ x: x(at), y: y(upper) })),
          points.map(({ lower }, at) => ({ x: x(at), y: y(lower) })),
        )}
      />
      <line className="centre" x1={PLOT.left} x2={PLOT.right} y1={y(centre)} y2={y(centre)} />
      <path className="line" d={line(points.map(({ rate }, at) => ({ x: x(at), y: y(rate.rate) })))} />
      {points.map(({ month, rate, signal }, at) => {
        const [cx, cy] = [x(at), y(rate.rate)];
        return signal ? (
          <path
            key={month}
            className="signal"
            data-month={month}
            d={`M${cx} ${cy - SIGNAL}L${cx + SIGNAL} ${cy}L${cx} ${cy + SIGNAL}L${cx - SIGNAL} ${cy}Z`}
          />
        ) : (
          <circle key={month} className="dot" data-month={month} cx={cx} cy={cy} r={3} />
        );
      })}
      {points.map(({ month }, at) =>
        (noted[at] ?? []).length > 0 ? (
          <g key={month} className="flag">
            <line x1={x(at)} x2={x(at)} y1={PLOT.top - 8} y2={PLOT.bottom} />
            <text x={x(at)} y={PLOT.top - 12} textAnchor="middle">
              {(noted[at] ?? []).join(", ")}
            </text>
          </g>
        ) : null,
      )}
      {points.map(({ month }, at) =>
        at === 0 || at === points.length - 1 ? (
          <text key={month} x={x(at)} y={HEIGHT - 10} textAnchor={at === 0 ? "start" : "end"}>
            {f.month(month)}
          </text>
        ) : null,
      )}
    </svg>
  );
}
