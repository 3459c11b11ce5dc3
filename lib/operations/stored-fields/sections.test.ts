import assert from "node:assert/strict";
import { test } from "node:test";
import { type Entry, rulesOf } from "./definition.ts";
import { othersAmong, rolesAmong } from "./readers.ts";
import { NUMBERS, SECTION_KEYS, SECTIONS, THINGS, toldOf } from "./sections.ts";

test("whatever is kept of a resident has a name in the resident's words", () => {
  const named: readonly string[] = [...THINGS, ...NUMBERS];
  for (const section of SECTION_KEYS)
    for (const entry of SECTIONS[section] as readonly Entry[])
      for (const [column, stated] of Object.entries(entry.fields)) {
        const { purpose, about } = rulesOf(entry, stated);
        assert.ok(about === "staff" || named.includes(purpose), `${section}: ${column} is for "${purpose}": add it to THINGS or NUMBERS`);
      }
});

test("what is told follows from the catalogue", () => {
  const { kept, seers } = toldOf("rate");
  assert.deepEqual(
    kept.map(({ keep }) => keep),
    ["mixed", "form_key", "counted", "words", "decided"],
  );
  assert.deepEqual(kept.find(({ keep }) => keep === "form_key")?.things, ["form_key", "day"]);
  assert.deepEqual(kept.find(({ keep }) => keep === "words")?.things.slice(0, 2), ["words", "month"]);
  assert.deepEqual(rolesAmong(seers), ["analyst", "reviewer"]);
  assert.deepEqual(othersAmong(toldOf("help").seers), ["code"]);
});
