import { LOCALES, type Locale } from "#lib/i18n/locales.ts";

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;
const INVISIBLE = /[\u2066-\u2069\p{Mn}]/u;
const NARROW = /[\s.,:;'’|!()iljt]/;
const LARGE = /[\p{Lu}\d%mw]/u;

/** A text in the direction of its language. Every reader of SVG knows the isolates; few know the direction of a text. */
export function directed(locale: Locale, text: string): string {
  return LOCALES[locale].dir === "rtl" ? `\u2067${text}\u2069` : text;
}

/** How wide a character is, in parts of its size: an estimate on the safe side, for the fonts of a reader are not known here. */
function widthOf(character: string): number {
  if (INVISIBLE.test(character)) return 0;
  if (WIDE.test(character)) return 1;
  if (NARROW.test(character)) return 0.36;
  return LARGE.test(character) ? 0.7 : 0.6;
}

const measured = (text: string) => [...text].reduce((sum, character) => sum + widthOf(character), 0);

/** Where a line may end: after a space, but not before a dot between two parts, and between the signs of a script without spaces, but not before what closes. */
const PIECES = /\S*\s+(?:·\s+)?|[\p{Script=Han}](?![，。、；：？！）」』”%])|\S+?(?=\p{Script=Han})|\S+$/gu;

/** A text in lines no wider than `width`, for SVG does not break lines; `size`: of the letters, in the same unit. */
export function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== "" && measured((line + piece).trimEnd()) * size > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return balanced(line.trimEnd() === "" ? lines : [...lines, line.trimEnd()]);
}

/** An isolate that a break has cut is closed at the end of its line and opened again on the next, or it would close another's. */
function balanced(lines: readonly string[]): string[] {
  let open = "";
  return lines.map((line) => {
    const begun = open + line;
    open = "";
    for (const sign of begun.match(/[\u2066-\u2069]/g) ?? []) open = sign === "\u2069" ? open.slice(0, -1) : open + sign;
    return begun + "\u2069".repeat(open.length);
  });
}

/** A name on one line, cut with an ellipsis where it is wider, in the direction of its language. */
export function nameOn(locale: Locale, name: string, size: number, width: number): string {
  const [first = "", ...more] = wrapped(name, size, width);
  return directed(locale, more.length > 0 ? `${first}…` : first);
}
