import { directed, nameOn } from "#app/_components/charts/wrapped.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import type { Rate } from "#lib/rates/rate.ts";
import { figures } from "./figures.ts";
import { along, window } from "./geometry.ts";
import { shortReason } from "./hidden-rate.tsx";

type Row = { key: string; name: string; rate: Rate };
type Props = { locale: Locale; rows: readonly Row[]; middle: number | undefined; label: string };

const WIDTH = 720;
const ROW = 32;
const AXIS = 30;
const NAMES = 250;
const FIGURES = 90;

export const rowsSize = (rows: number) => ({ width: WIDTH, height: rows * ROW + AXIS });

/** Rows with a name, a rate and its interval, as the page has them in HTML: for a file. Names stand where the language begins. */
export function RowsPicture({ locale, rows, middle, label }: Props) {
  const f = figures(locale);
  const mirrored = LOCALES[locale].dir === "rtl";
  const [from, to] = mirrored ? [FIGURES, WIDTH - NAMES] : [NAMES, WIDTH - FIGURES];
  const names = mirrored ? { x: WIDTH, textAnchor: "end" as const } : { x: 0, textAnchor: "start" as const };
  const ends = mirrored ? { x: 0, textAnchor: "start" as const } : { x: WIDTH, textAnchor: "end" as const };
  const { low, high } = window(rows.flatMap(({ rate }) => (rate.shown ? [rate.lower, rate.upper] : [])));
  const x = (value: number) => along((value - low) / (high - low), from + 8, to - 8);
  const { width, height } = rowsSize(rows.length);
  const bottom = height - AXIS;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {[low, (low + high) / 2, high].map((tick) => (
        <g key={tick}>
          <line className="grid" x1={x(tick)} x2={x(tick)} y1={0} y2={bottom} />
          <text x={x(tick)} y={height - 8} textAnchor="middle">
            {f.share(tick, 1)}
          </text>
        </g>
      ))}
      {middle !== undefined && <line className="centre" x1={x(middle)} x2={x(middle)} y1={0} y2={bottom} />}
      {rows.map(({ key, name, rate }, at) => {
        const y = at * ROW + ROW / 2;
        return (
          <g key={key} data-row={key}>
            <title>{name}</title>
            <line className="row-line" x1={0} x2={width} y1={(at + 1) * ROW} y2={(at + 1) * ROW} />
            <text className="row-name" {...names} y={y + 5}>
              {nameOn(locale, name, 15, NAMES - 12)}
            </text>
            {rate.shown ? (
              <>
                <line className="spread" x1={x(rate.lower)} x2={x(rate.upper)} y1={y} y2={y} />
                <line className="mark" x1={x(rate.rate)} x2={x(rate.rate)} y1={y - 8} y2={y + 8} />
                <text className="row-figure" {...ends} y={y + 5}>
                  {f.share(rate.rate, rate.n)}
                </text>
              </>
            ) : (
              <Hidden
                x={mirrored ? to - 8 : from + 8}
                y={y}
                mirrored={mirrored}
                reason={directed(locale, shortReason(locale, rate.reason))}
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** The sign of a hidden number, with its reason in a word or two. */
function Hidden({ x, y, mirrored, reason }: { x: number; y: number; mirrored: boolean; reason: string }) {
  const left = mirrored ? x - 24 : x;
  return (
    <>
      <path
        className="hatch"
        d={`M${left} ${y - 6}h24v12h-24zM${left} ${y}l6 -6M${left} ${y + 6}l12 -12M${left + 6} ${y + 6}l12 -12M${left + 12} ${y + 6}l12 -12`}
      />
      <text x={mirrored ? left - 8 : left + 32} y={y + 5} textAnchor={mirrored ? "end" : "start"}>
        {reason}
      </text>
    </>
  );
}
