import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { TrendSegment } from "#lib/rates/trend.ts";
import type { TrendNote } from "#lib/rates/trend-queries.ts";
import { figures } from "./figures.ts";
import { along, band, line, window } from "./geometry.ts";
import { signalWords } from "./signal-words.ts";

type Props = { locale: Locale; name: string; segment: TrendSegment; notes: readonly TrendNote[] };

const WIDTH = 720;
const HEIGHT = 300;
const PLOT = { left: 46, right: WIDTH - 14, top: 26, bottom: HEIGHT - 34 };
const SIGNAL = 6;

/** A p' chart: months, centre and limits; a signal is a diamond with its month, a note a numbered flag. */
export function ControlChart({ locale, name, segment, notes }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const { points, centre } = segment;
  const { low, high } = window(points.flatMap(({ rate, lower, upper }) => [rate.rate, lower, upper]));
  const y = (value: number) => along((value - low) / (high - low), PLOT.bottom, PLOT.top);
  const x = (index: number) => along(index / Math.max(1, points.length - 1), PLOT.left, PLOT.right);
  const title = t("trend_chart", { name, centre: f.share(centre, points[0]?.rate.n ?? 0) });
  const words = signalWords(locale, segment);
  const noted = points.map(({ month }) => notes.flatMap((note, at) => (note.month === month ? [at + 1] : [])));
  return (
    <figure className="chart control">
      <figcaption>
        <h2>{title}</h2>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}. ${words.join(" ")}`}>
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
      <h3>{t("signals")}</h3>
      <ul>
        {words.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {segment.provisional && <p className="quiet">{t("provisional", { count: points.length })}</p>}
      <details>
        <summary>{t("table")}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <section className="scroll" aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("month")}</th>
                <th scope="col">{t("rate")}</th>
                <th scope="col">{t("limits")}</th>
                <th scope="col">n</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ month, rate, lower, upper, signal }) => (
                <tr key={month} data-month={month}>
                  <th scope="row">
                    {f.month(month)}
                    {signal && " ◆"}
                  </th>
                  <td>{f.share(rate.rate, rate.n)}</td>
                  <td>{t("bounds", { lower: f.share(lower, rate.n), upper: f.share(upper, rate.n) })}</td>
                  <td>{f.count(rate.n)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
