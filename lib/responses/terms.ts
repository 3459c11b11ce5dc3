/** A word that many comments share, and in how many of them it stands. */
export type Term = { term: string; comments: number };

/** What of a comment is indexed: words that may say what it is about, and other forms by which it is found. */
export type Terms = { words: Set<string>; forms: Set<string> };

/** What a comment must hold to be found: a term, or one that begins so. */
export type WantedTerm = { term: string; begins: boolean };

const HAN = /\p{Script=Han}/u;
const HAN_RUN = /\p{Script=Han}+/gu;
const ARABIC = /\p{Script=Arabic}/u;
const LETTERS = /^\p{L}+$/u;
const SHORTEST = { han: 2, other: 4 } as const;
const LONGEST = 40;
const MOST_WANTED = 12;

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

/** Languages that are told by their letters; `en` stands for every other one. */
const LANGUAGES = ["zh", "ar", "en"] as const;

/** Frequent words of one language, or of those that share its letters. */
export type LanguageTerms = { language: (typeof LANGUAGES)[number]; terms: Term[] };

/** The most frequent words of each language, the language with the most frequent one first. */
export function byLanguage(terms: readonly Term[], most: number): LanguageTerms[] {
  const found = Map.groupBy(terms, ({ term }) => languageOf(term));
  return [...found].map(([language, own]) => ({ language, terms: own.slice(0, most) }));
}

/** The language whose rules part a text into words, told by its letters. */
function languageOf(text: string): (typeof LANGUAGES)[number] {
  if (HAN.test(text)) return "zh";
  return ARABIC.test(text) ? "ar" : "en";
}

const cut = (term: string): string => [...term].slice(0, LONGEST).join("");

/** A text without capitals, accents, vowel signs and stretched letters, as people type when they look for something. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/[\p{M}\u0640]/gu, "")
    .normalize("NFC")
    .toLowerCase();
}

/** An Arabic word without the article, alone or behind a one-letter word, which Arabic writes together. */
const withoutArticle = (word: string): string => word.replace(/^[وفبك]?(?:ال|لل)(?=\p{L}{2})/u, "");

function partsOf(text: string): string[] {
  return [...segmenter(languageOf(text)).segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [cut(segment)] : []));
}

/** Two neighbours each, and the last alone: where Chinese words begin depends on what stands around them, but neighbours do not. */
function pairsOf(run: string): string[] {
  const signs = [...run];
  return signs.map((sign, at) => sign + (signs[at + 1] ?? ""));
}

const hanRuns = (text: string): string[] => text.match(HAN_RUN) ?? [];

/** What of a text is indexed. */
export function termsOf(text: string): Terms {
  const words = new Set<string>();
  const forms = new Set<string>();
  const plain = text.normalize("NFKC").toLowerCase();
  for (const part of partsOf(plain)) {
    const shortest = HAN.test(part) ? SHORTEST.han : SHORTEST.other;
    if (LETTERS.test(part) && [...part].length >= shortest && !EMPTY.has(part)) words.add(part);
  }
  const searchable = folded(text);
  for (const part of partsOf(searchable)) for (const form of [part, withoutArticle(part)]) if (!words.has(form)) forms.add(form);
  for (const pair of hanRuns(searchable).flatMap(pairsOf)) if (!words.has(pair)) forms.add(pair);
  return { words, forms };
}

/** What a search asks for; nothing where it holds no word at all. Chinese is found by its signs, in their order, wherever a word begins. */
export function wantedTerms(search: string): WantedTerm[] {
  const plain = folded(search);
  const wanted = new Map<string, WantedTerm>();
  const want = (term: string, begins: boolean) => wanted.set(term, { term, begins });
  for (const run of hanRuns(plain)) {
    const pairs = pairsOf(run);
    if (pairs.length === 1) want(run, true);
    else for (const pair of pairs.slice(0, -1)) want(pair, false);
  }
  for (const part of partsOf(plain.replaceAll(HAN_RUN, " "))) want(withoutArticle(part), true);
  return [...wanted.values()].slice(0, MOST_WANTED);
}
