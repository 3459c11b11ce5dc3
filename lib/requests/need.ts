import { inLocale, type Locale, type Localised } from "#lib/i18n/locales.ts";

/** A need of the catalogue in its newest wording. */
export type Need = {
  key: string;
  kind: "help" | "clue" | "complaint" | "thanks";
  triage: "police" | "other" | "emergency";
  sensitive: boolean;
  hours: number;
  title: Localised;
  /** What to write; for a need that others help with, who does. */
  ask: Localised;
  words: Localised;
};

const plain = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** The needs that one's own words may mean, best first; all of them without words, and none that shares nothing with them. */
export function matchingNeeds(needs: readonly Need[], typed: string, locale: Locale): Need[] {
  const words = plain(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [...needs];
  const scored = needs.map((need) => {
    const text = plain(`${inLocale(need.title, locale)} ${inLocale(need.words, locale)} ${need.title.en} ${need.words.en}`);
    const known = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    // Chinese runs words together: what was typed is looked for in pairs of signs; elsewhere a word is known by its beginning.
    const isMeant = (word: string) =>
      /\p{Script=Han}/u.test(word)
        ? [...word].slice(1).some((sign, at) => text.includes(`${[...word][at]}${sign}`))
        : word.length > 2 && known.some((each) => each.startsWith(word) || (each.length > 3 && word.startsWith(each)));
    return { need, score: words.filter(isMeant).length };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ need }) => need);
}
