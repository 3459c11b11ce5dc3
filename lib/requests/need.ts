import * as z from "zod";
import { inLocale, type Locale, localised } from "#lib/i18n/locales.ts";
import { definition, type Question } from "#lib/surveys/definition.ts";

/** What a request is, for who sees it: a clue tells no finer time than a day; a complaint never goes to the unit complained of. */
const NEED_KINDS = ["help", "clue", "complaint", "thanks"] as const;
export const needKind = z.enum(NEED_KINDS);
export type NeedKind = z.infer<typeof needKind>;
/** Who can help: the police, somebody else, or the emergency line alone. */
const TRIAGES = ["police", "other", "emergency"] as const;

export const agencyShape = z.object({ key: z.string(), name: localised, reach: localised, phone: z.string() });
/** Who else helps, and how they are reached. */
export type Agency = z.infer<typeof agencyShape>;

/** The names that the form of a request uses itself, before and after the need's own questions. */
const OWN_STEPS = ["danger", "words", "place", "files", "notice", "check"] as const;

const needQuestions = z
  .union([z.tuple([]), definition.shape.questions])
  .refine(
    (questions) => questions.every(({ id, when }) => !(OWN_STEPS as readonly string[]).includes(id) && !when),
    "a question of a need follows no other and has a name of its own",
  );

export const needShape = z.object({
  key: z.string(),
  kind: needKind,
  version: z.int(),
  triage: z.enum(TRIAGES),
  agency: agencyShape.nullable(),
  /** On a shared device nothing of it may stay. */
  sensitive: z.boolean(),
  /** Working hours until it should be answered. */
  hours: z.int(),
  keepDays: z.int(),
  title: localised,
  /** What to write; for a need that others help with, who does. */
  ask: localised,
  words: localised,
  questions: z.array(z.unknown()).transform((questions): Question[] => needQuestions.parse(questions)),
});
/** A need of the catalogue in one of its wordings, the newest unless said. */
export type Need = z.infer<typeof needShape>;

/** Signs that are written in more than one way: Arabic's alef, ya and ta marbuta, and traditional Chinese for the words that matter here. */
const VARIANTS: Record<string, string> = {
  ...{ أ: "ا", إ: "ا", آ: "ا", ى: "ي", ة: "ه", ؤ: "و", ئ: "ي" },
  ...{
    證: "证",
    丟: "丢",
    鄰: "邻",
    糾: "纠",
    紛: "纷",
    線: "线",
    報: "报",
    訴: "诉",
    護: "护",
    錢: "钱",
    謝: "谢",
    門: "门",
    燈: "灯",
    樹: "树",
    駕: "驾",
  },
  ...{
    臺: "台",
    車: "车",
    電: "电",
    話: "话",
    壞: "坏",
    處: "处",
    麼: "么",
    個: "个",
    們: "们",
    見: "见",
    聲: "声",
    噪: "噪",
    竊: "窃",
    盜: "盗",
    態: "态",
  },
};

const plain = (text: string) =>
  [...text.normalize("NFKC").toLowerCase()]
    .map((sign) => VARIANTS[sign] ?? sign)
    .join("")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "");

/** Arabic puts its article, and small words, before a word without a space. */
const bare = (word: string) => (/^\p{Script=Arabic}/u.test(word) && word.length > 4 ? word.replace(/^(?:و|ب|ل|ف)?ال/u, "") : word);

const wordsOf = (text: string) => (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(bare);

/** Chinese runs words together: signs are looked for, in pairs where there are two. */
function isWithin(word: string, text: string): boolean {
  const signs = [...word];
  return signs.length === 1 ? text.includes(word) : signs.slice(1).some((sign, at) => text.includes(`${signs[at]}${sign}`));
}

/** The needs that one's own words may mean, best first; all of them without words, and none that shares nothing with them. */
export function matchingNeeds(needs: readonly Need[], typed: string, locale: Locale): Need[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [...needs];
  const scored = needs.map((need) => {
    const text = `${inLocale(need.title, locale)} ${inLocale(need.words, locale)} ${need.title.en} ${need.words.en}`;
    const known = wordsOf(text);
    // Elsewhere a word is known by its beginning, a short one only whole.
    const isMeant = (word: string) =>
      /\p{Script=Han}/u.test(word)
        ? isWithin(word, plain(text))
        : known.some((each) => each === word || (word.length > 2 && each.startsWith(word)) || (each.length > 3 && word.startsWith(each)));
    return { need, score: words.filter(isMeant).length };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ need }) => need);
}
