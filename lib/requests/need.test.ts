import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matchingNeeds, type Need } from "./need.ts";

const need = (key: string, title: Need["title"], words: Need["words"]): Need => ({
  key,
  kind: "help",
  triage: "police",
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
