/** A word that many comments share, and in how many of them it stands. */
export type Term = { term: string; comments: number };

const HAN = /\p{Script=Han}/u;
const ARABIC = /\p{Script=Arabic}/u;
const LETTERS = /^\p{L}+$/u;
const SHORTEST = { han: 2, other: 4 } as const;
const MOST_TERMS = 20;

/** Words that say nothing of what a comment is about. */
const EMPTY = new Set(
  [
    "that this with have from they were been very when what your about would could there their them then than some more also just only into over after before because which while where does didn being",
    "para pero como este esta esto estos estas todo toda todos todas porque cuando donde sobre entre hasta desde muy más también solo sólo nada algo bien había hace tiene tienen fueron",
    "هذا هذه ذلك التي الذي على إلى كان كانت لكن عند بعد قبل جدا جدًا ليس لماذا حتى أكثر يكون",
    "我们 他们 这个 那个 什么 没有 可以 一个 就是 还是 因为 所以 非常 比较 时候 自己",
  ].flatMap((words) => words.split(" ")),
);

const segmenters = new Map<string, Intl.Segmenter>();
function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "word" });
  segmenters.set(language, known);
  return known;
}

/** The language whose rules part a text into words, told by its letters. */
function languageOf(text: string): string {
  if (HAN.test(text)) return "zh";
  return ARABIC.test(text) ? "ar" : "en";
}

/** The words of a text that may say what it is about, each once. */
function wordsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const { segment, isWordLike } of segmenter(languageOf(text)).segment(text.normalize("NFKC").toLowerCase())) {
    const shortest = HAN.test(segment) ? SHORTEST.han : SHORTEST.other;
    if (isWordLike && LETTERS.test(segment) && [...segment].length >= shortest && !EMPTY.has(segment)) found.add(segment);
  }
  return found;
}

/** The most frequent words of many comments, each comment counting once; a word of fewer than `fewest` comments would tell of one person. */
export function frequentTerms(comments: readonly string[], fewest: number): Term[] {
  const counts = new Map<string, number>();
  for (const comment of comments) for (const word of wordsOf(comment)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .map(([term, count]) => ({ term, comments: count }))
    .filter(({ comments: count }) => count >= fewest)
    .sort((a, b) => b.comments - a.comments || a.term.localeCompare(b.term))
    .slice(0, MOST_TERMS);
}
