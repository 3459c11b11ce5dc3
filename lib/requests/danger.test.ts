import assert from "node:assert/strict";
import { test } from "node:test";
import { dangerList, dangerWords, readEntries } from "./danger.ts";

const lists = [
  dangerList(["kill myself", "gun", "kidnap*", "won't let me leave"]),
  dangerList(["要杀", "持枪", "家暴"]),
  dangerList(["hacerme daño", "suicid*", "me pegó"]),
  dangerList(["يضربني", "سكين", "أؤذي نفسي", "بندقية"]),
];
const found = (text: string) => dangerWords(lists, text);

test("case, accents, apostrophes, letters and traditional signs make no difference", () => {
  for (const text of [
    ...[
      "I will KILL  MYSELF.",
      "kill\nmyself",
      "K\u200bill my\u00adself",
      "ｋｉｌｌ ｍｙｓｅｌｆ",
      "He won’t let me leave",
      "he wont let me leave",
    ],
    ...["他要殺我", "要 杀", "有人持槍", "家暴", "家-暴"],
    ...["Quiero hacerme dano", "Voy a SUICIDARME", "me pego ayer", "me pego\u0301"],
    ...["يضرِبُني", "وسكين", "بالسكين", "والبندقيه", "اوذي نفسي", "يضـــربني", "معه سكّين"],
  ])
    assert.equal(found(text).length, 1, text);
});

test("words are whole words, except in Chinese and before a star", () => {
  for (const text of ["It has begun", "gunpowder", "kill my self-doubt", "Pegó me", "مسكين", "杀要", ""])
    assert.deepEqual(found(text), [], text);
  assert.deepEqual(found("they were kidnapped"), ["kidnap*"]);
});

test("every entry of a list is caught in a sentence of its own", () => {
  for (const entry of ["kill myself", "要杀", "hacerme daño", "سكين"]) assert.deepEqual(found(`— ${entry}!`), [entry]);
});

test("an entry a line, each once, and none that has no letter", () => {
  assert.deepEqual(readEntries("gun\r\n gun \n\n…\n*\nwant to die"), ["gun", "want to die"]);
});
