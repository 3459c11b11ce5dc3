import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matchingNeeds, type Need } from "./need.ts";

const need = (key: string, title: Need["title"], words: Need["words"]): Need => ({
  key,
  kind: "help",
  version: 1,
  triage: "police",
  agency: null,
  keepDays: 90,
  questions: [],
  sensitive: false,
  hours: 8,
  title,
  ask: title,
  words,
});
const NEEDS = [
  need(
    "papers",
    { en: "I lost my papers", zh: "我的证件丢了", es: "He perdido mis documentos", ar: "أضعت أوراقي" },
    { en: "passport wallet", zh: "身份证 护照" },
  ),
  need(
    "noise",
    { en: "I have a dispute with a neighbour", zh: "我和邻居有纠纷", es: "Tengo un conflicto con un vecino" },
    { en: "noise", zh: "噪音 吵架", es: "música ruido" },
  ),
];

test("a single sign, traditional signs, an article and short words find their need", () => {
  const papers = { ...NEEDS[0], words: { en: "id passport wallet", zh: "身份证 护照", ar: "بطاقة هوية محفظة وثيقة" } } as Need;
  const found = (typed: string, locale: "en" | "zh" | "es" | "ar") => matchingNeeds([papers], typed, locale).length;
  for (const typed of ["丢", "證件", "我的證件丟了"]) assert.equal(found(typed, "zh"), 1, typed);
  for (const typed of ["البطاقة", "بطاقه", "والمحفظة", "اوراقي"]) assert.equal(found(typed, "ar"), 1, typed);
  assert.equal(found("id", "en"), 1);
  assert.equal(found("ido", "en"), 0);
});

test("needs are found by words of their title and by others, in every language, whatever the case and accents", () => {
  const found = (typed: string, locale: "en" | "zh" | "es" | "ar") => matchingNeeds(NEEDS, typed, locale).map(({ key }) => key);
  assert.deepEqual(found("My PASSPORT is gone", "en"), ["papers"]);
  assert.deepEqual(found("我丢了护照", "zh"), ["papers"]);
  assert.deepEqual(found("la musica", "es"), ["noise"]);
  assert.deepEqual(found("أوراقي", "ar"), ["papers"]);
  assert.deepEqual(found("xyz", "en"), []);
  assert.deepEqual(found("  ", "en"), ["papers", "noise"]);
});

test("whatever is typed, nothing throws and nothing is found twice", () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const found = matchingNeeds(NEEDS, typed, "zh");
      assert.equal(new Set(found).size, found.length);
    }),
  );
});
