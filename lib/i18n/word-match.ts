/** Signs that are written in more than one way: Arabic's alef, ya and ta marbuta, and traditional Chinese for words and names of places. */
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
    竊: "窃",
    盜: "盗",
    態: "态",
  },
  ...{ 東: "东", 橋: "桥", 廟: "庙", 園: "园", 鐵: "铁", 廠: "厂", 窯: "窑", 關: "关", 雲: "云", 頭: "头", 魚: "鱼", 漁: "渔", 號: "号" },
  ...{ 樓: "楼", 區: "区", 場: "场", 學: "学", 醫: "医", 館: "馆", 邊: "边", 灣: "湾", 島: "岛", 莊: "庄", 鄉: "乡", 鎮: "镇", 廣: "广" },
  ...{ 華: "华", 龍: "龙", 長: "长", 陽: "阳", 馬: "马", 銀: "银", 農: "农", 濱: "滨", 蘭: "兰", 縣: "县" },
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
    return { each, score: words.filter((word) => isMeant(word, plain(text), known)).length };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each);
}
