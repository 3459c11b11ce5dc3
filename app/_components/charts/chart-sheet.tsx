import type { ReactNode } from "react";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { chartStyle } from "./chart-style.ts";
import { directed, wrapped } from "./wrapped.ts";

/** A picture as the page shows it: an `svg` with a `viewBox` of this size; `kind`: the classes that its rules go by. */
export type Picture = { kind: string; drawn: ReactNode; width: number; height: number };
/** A chart with its words: the finding, what is drawn, what numbers and letters in it mean, and where it comes from. */
export type Sheet = { title: string; said: readonly string[]; picture: Picture; keys: readonly string[]; source: readonly string[] };

const PAD = 28;
const NARROWEST = 560;
const LEADING = 1.4;
// Bold letters are wider.
const WIDTHS: Record<Kind, number> = { title: 1.2, said: 1, source: 1 };

type Kind = "title" | "said" | "source";
const SIZES: Record<Kind, number> = { title: 20, said: 15, source: 12 };
const GAPS: Record<Kind, number> = { title: 0, said: 6, source: 2 };

type Line = { kind: Kind; text: string; y: number };

function placed(kind: Kind, texts: readonly string[], top: number, width: number): { lines: Line[]; bottom: number } {
  const size = SIZES[kind];
  let bottom = top;
  const lines = texts.flatMap((each) => {
    bottom += GAPS[kind];
    return wrapped(each, size * WIDTHS[kind], width).map((text) => {
      bottom += size * LEADING;
      return { kind, text, y: Math.round(bottom - size * 0.35) };
    });
  });
  return { lines, bottom };
}

/** A chart as a document of its own: nothing in it refers to anything outside. Text runs as its language does, axes from left to right. */
export function ChartSheet({ locale, title, said, picture, keys, source }: Sheet & { locale: Locale }) {
  const { tag, dir } = LOCALES[locale];
  const inner = Math.max(picture.width, NARROWEST);
  const width = inner + 2 * PAD;
  const high = (picture.height * inner) / picture.width;
  const head = placed("title", [title], PAD, inner);
  const words = placed("said", said, head.bottom, inner);
  const top = Math.round(words.bottom + 14);
  const below = placed("said", keys, top + high, inner);
  const foot = placed("source", source, below.bottom + 12, inner);
  const height = Math.round(foot.bottom + PAD - 8);
  const [x, anchor] = dir === "rtl" ? [width - PAD, "end" as const] : [PAD, "start" as const];
  const lines = [head, words, below, foot].flatMap((each) => each.lines);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="sheet"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      lang={tag}
      role="img"
    >
      <title>{title}</title>
      <desc>{[...said, ...keys, ...source].join(" ")}</desc>
      <style>{chartStyle()}</style>
      <rect className="ground" width={width} height={height} />
      {lines.map(({ kind, text, y }) => (
        <text key={y} className={kind} x={x} y={y} textAnchor={anchor}>
          {directed(locale, text)}
        </text>
      ))}
      <g className={picture.kind}>
        <svg x={PAD} y={top} width={inner} height={high} aria-hidden="true">
          {picture.drawn}
        </svg>
      </g>
    </svg>
  );
}

/** A picture without words around it, to be set into a page of paper. */
export function BarePicture({ kind, drawn, width, height }: Picture) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className={`sheet ${kind}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <style>{chartStyle()}</style>
      {drawn}
    </svg>
  );
}
