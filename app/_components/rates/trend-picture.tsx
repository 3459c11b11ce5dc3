import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { HeadlineRates } from "#lib/rates/queries.ts";
import { figures } from "./figures.ts";
import { along, band, line, runs, window } from "./geometry.ts";

type Props = { locale: Locale; headline: HeadlineRates; label: string };

export const TREND_SIZE = { width: 440, height: 220 };
const { width: WIDTH, height: HEIGHT } = TREND_SIZE;
const PLOT = { left: 46, right: WIDTH - 12, top: 12, bottom: HEIGHT - 30 };

/** The places at which each series of the months begins, and where the last one ends. */
export function seriesStarts({ months, breaks }: Pick<HeadlineRates, "months" | "breaks">): number[] {
  return [0, ...breaks.map((month) => months.findIndex((each) => each.month === month)), months.length];
}

/** 24 months of one rate with its interval band; a hidden month breaks the line. */
export function TrendPicture({ locale, headline, label }: Props) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const { months, breaks } = headline;
  const { low, high } = window(months.flatMap(({ rate }) => (rate.shown ? [rate.lower, rate.upper] : [])));
  const y = (value: number) => along((value - low) / (high - low), PLOT.bottom, PLOT.top);
  const x = (index: number) => along(index / Math.max(1, months.length - 1), PLOT.left, PLOT.right);
  const places = months.map(({ month, rate }, index) => (rate.shown ? { ...rate, month, at: x(index) } : undefined));
  const starts = seriesStarts(headline);
  const pieces = starts.slice(1).flatMap((end, index) => runs(places.slice(starts[index], end)));
  const ticks = [low, (low + high) / 2, high];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={PLOT.left} x2={PLOT.right} y1={y(tick)} y2={y(tick)} />
          <text x={PLOT.left - 6} y={y(tick) + 4} textAnchor="end">
            {f.share(tick, 1)}
          </text>
        </g>
      ))}
      {months.map(({ month }, index) =>
        index % 8 === 0 || index === months.length - 1 ? (
          <text key={month} x={x(index)} y={HEIGHT - 8} textAnchor={index === 0 ? "start" : index === months.length - 1 ? "end" : "middle"}>
            {months.length - 1 - index > 3 || index === months.length - 1 ? f.month(month) : ""}
          </text>
        ) : null,
      )}
      {breaks.map((month) => {
        // Between the last month of the old series and the first of the new one.
        const at = x(months.findIndex((each) => each.month === month) - 0.5);
        return (
          <g key={month} className="break">
            <line x1={at} x2={at} y1={PLOT.top} y2={PLOT.bottom} />
            <text x={at - 4} y={PLOT.top + 10} textAnchor="end">
              {t("new_series")}
            </text>
          </g>
        );
      })}
      {pieces.map((piece) => (
        <g key={piece[0]?.at}>
          <path
            className="band"
            d={band(
              piece.map((each) => ({ x: each.at, y: y(each.upper) })),
              piece.map((each) => ({ x: each.at, y: y(each.lower) })),
            )}
          />
          <path className="line" d={line(piece.map((each) => ({ x: each.at, y: y(each.rate) })))} />
          {piece.length === 1 && piece[0] && (
            <line className="spread" x1={piece[0].at} x2={piece[0].at} y1={y(piece[0].lower)} y2={y(piece[0].upper)} />
          )}
          {piece.map((each) => (
            <circle key={each.at} className="dot" data-month={each.month} cx={each.at} cy={y(each.rate)} r={3} />
          ))}
        </g>
      ))}
    </svg>
  );
}
