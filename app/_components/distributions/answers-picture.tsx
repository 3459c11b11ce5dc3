import { nameOn } from "#app/_components/charts/wrapped.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { LOCALES } from "#lib/i18n/locales.ts";
import { graded } from "./grade-bar.tsx";
import type { PartsProps } from "./question-chart.tsx";

const WIDTH = 720;
const BAR = 40;
const ROW = 30;
const GAP = 14;
const NAMES = 330;
const FIGURES = 150;
/** Below this share there is no room for its number. */
const ROOM = 0.08;

export const answersSize = (parts: number, scale: boolean) => ({ width: WIDTH, height: (scale ? BAR + GAP : 0) + parts * ROW + 4 });

/** How a question was answered, as the page has it in HTML: for a file. A scale is a bar of 100 %; every answer has a row with its number. */
export function AnswersPicture({ locale, label, parts, base, scale }: PartsProps & { scale: boolean }) {
  const f = figures(locale);
  const mirrored = LOCALES[locale].dir === "rtl";
  const all = graded(parts);
  const { width, height } = answersSize(all.length, scale);
  const place = (from: number, wide: number) => (mirrored ? width - from - wide : from);
  const begins = (x: number) => ({ x: mirrored ? width - x : x, textAnchor: mirrored ? ("end" as const) : ("start" as const) });
  const ends = (x: number) => ({ x: mirrored ? width - x : x, textAnchor: mirrored ? ("start" as const) : ("end" as const) });
  const starts = all.map((_, index) => all.slice(0, index).reduce((sum, { count }) => sum + (count / base) * width, 0));
  const top = scale ? BAR + GAP : 0;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {scale &&
        all.map(({ code, count, grade }, index) => {
          const wide = (count / base) * width;
          return (
            <g key={code} data-code={code}>
              <rect className={`fill-${grade}`} x={place(starts[index] ?? 0, wide)} y={0} width={wide} height={BAR} data-count={count} />
              {count / base >= ROOM && (
                <text className={`on-${grade}`} x={place(starts[index] ?? 0, wide) + wide / 2} y={BAR / 2 + 5} textAnchor="middle">
                  {f.share(count / base, base)}
                </text>
              )}
            </g>
          );
        })}
      {all.map(({ code, name, count, grade }, index) => {
        const y = top + index * ROW + ROW / 2;
        const wide = (count / base) * (width - NAMES - FIGURES);
        return (
          <g key={code} data-answer={code}>
            <title>{name}</title>
            {scale && <rect className={`fill-${grade}`} x={place(0, 14)} y={y - 7} width={14} height={14} />}
            <text className="row-name" {...begins(scale ? 24 : 0)} y={y + 5}>
              {nameOn(locale, name, 15, NAMES - 34)}
            </text>
            {!scale && <rect className={grade === 0 ? "fill-0" : "fill-bar"} x={place(NAMES, wide)} y={y - 9} width={wide} height={18} />}
            <text className="row-figure" {...ends(width - 90)} y={y + 5}>
              {f.count(count)}
            </text>
            <text className="row-figure" {...ends(width)} y={y + 5}>
              {f.share(count / base, base)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
