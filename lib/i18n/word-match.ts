import { folded } from "./folded.ts";

/** Arabic puts its article, and small words, before a word without a space. */
const bare = (word: string) => (/^\p{Script=Arabic}/u.test(word) && word.length > 4 ? word.replace(/^(?:و|ب|ل|ف)?ال/u, "") : word);

const wordsOf = (text: string) => (folded(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(bare);

/** Chinese runs words together: signs are looked for, in pairs where there are two. */
function isWithin(word: string, text: string): boolean {
  const signs = [...word];
  return signs.length === 1 ? text.includes(word) : signs.slice(1).some((sign, at) => text.includes(`${signs[at]}${sign}`));
}

/** Whether a word stands in a text: Chinese by its signs; elsewhere a word is known by its beginning, a short one only whole. */
function isMeant(word: string, text: string, known: readonly string[]): boolean {
  if (/\p{Script=Han}/u.test(word)) return isWithin(word, text);
  return known.some((each) => each === word || (word.length > 2 && each.startsWith(word)) || (each.length > 3 && word.startsWith(each)));
}

/** What one's own words may mean, best first; all of it without words, and nothing that shares no word with them. */
export function bestMatches<T>(all: readonly T[], typed: string, textOf: (each: T) => string): T[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [...all];
  const scored = all.map((each) => {
    const text = textOf(each);
    const known = wordsOf(text);
    return { each, score: words.filter((word) => isMeant(word, folded(text), known)).length };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each);
}
