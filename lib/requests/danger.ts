import { folded } from "#lib/i18n/folded.ts";

/** Arabic puts its article and small words before a word without a space. */
function bare(word: string): string {
  if (word.length <= 4 || !/^\p{Script=Arabic}/u.test(word)) return word;
  const withoutArticle = word.replace(/^[وفبلك]?ال/u, "");
  return withoutArticle === word ? word.replace(/^[وفب]/u, "") : withoutArticle;
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const spaced = (words: readonly string[]) => ` ${words.join(" ")} `;

/** One entry of a list, ready to be looked for. */
type Sign = { entry: string; isRunTogether: boolean; forms: readonly string[] };
export type DangerList = readonly Sign[];

/** Entries as staff write them; one that ends in a star stands for every word that begins so. */
export function dangerList(entries: readonly string[]): DangerList {
  return entries.flatMap((entry): Sign[] => {
    const words = wordsOf(folded(entry));
    if (words.length === 0) return [];
    if (words.some((word) => /\p{Script=Han}/u.test(word))) return [{ entry, isRunTogether: true, forms: [words.join("")] }];
    const forms = new Set([spaced(words), spaced(words.map(bare))]);
    return [{ entry, isRunTogether: false, forms: [...forms].map((form) => (entry.trimEnd().endsWith("*") ? form.slice(0, -1) : form)) }];
  });
}

/** The entries that a text holds: as whole words, and in Chinese, which runs words together, anywhere. */
export function dangerWords(lists: readonly DangerList[], text: string): string[] {
  const words = wordsOf(folded(text));
  if (words.length === 0) return [];
  const [whole, stripped, together] = [spaced(words), spaced(words.map(bare)), words.join("")];
  const isIn = ({ isRunTogether, forms }: Sign) =>
    isRunTogether ? forms.some((form) => together.includes(form)) : forms.some((form) => whole.includes(form) || stripped.includes(form));
  return lists.flatMap((list) => list.filter(isIn).map(({ entry }) => entry));
}

export const MOST_ENTRIES = 1_000;
export const LONGEST_ENTRY = 80;

/** What staff typed, a word or phrase a line, each once. */
export function readEntries(text: string): string[] {
  const lines = text.replaceAll("\0", "").split(/\r?\n/);
  return [...new Set(lines.map((line) => line.trim()).filter((line) => wordsOf(folded(line)).length > 0))];
}
