import assert from "node:assert/strict";
import { test } from "node:test";
import { testSnapshot } from "#db/seed/test-snapshot.ts";
import { frozenText, replyKey } from "./draft-queries.ts";
import { publicationSnapshot } from "./snapshot.ts";

test("what a unit said and would tell of somebody is left out with the reason, and nothing else of the text changes", () => {
  const { units, ...rest } = testSnapshot(3, {
    period: "2026-q3",
    from: "2026-07-01",
    to: "2026-09-01",
    units: [
      { slug: "force", kind: "force", name: { en: "Force" }, above: null },
      { slug: "a", kind: "station", name: { en: "A" }, above: "force" },
    ],
  });
  const ids = units.map((_, at) => `00000000-0000-4000-8000-00000000000${at}`);
  const figures = { ...rest, units: units.map(({ reply: _, told: __, ...unit }, at) => ({ ...unit, id: ids[at] ?? "" })) };
  const said = ["We moved house", "Ask Mrs Lee of Pear Lane"].map((words) => ({ words, on: "2026-10-01" }));
  const words = new Map([[ids[1] ?? "", { reply: said, told: [] }]]);
  const whole = publicationSnapshot.parse(JSON.parse(frozenText({ figures, words })));
  assert.deepEqual(whole.units[1]?.reply, said);
  const leftOut = { replies: [replyKey(ids[1] ?? "", 1)], why: "It names somebody" };
  const text = frozenText({ figures, words }, leftOut);
  assert.ok(!text.includes("Mrs Lee"));
  const kept = publicationSnapshot.parse(JSON.parse(text));
  assert.deepEqual(kept.units[1]?.reply, [said[0], { words: "It names somebody", on: "2026-10-01", leftOut: true }]);
  assert.deepEqual(
    kept.units.map(({ reply: _, ...unit }) => unit),
    whole.units.map(({ reply: _, ...unit }) => unit),
  );
});
