import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { parseAtomFeed } from "feedsmith";
import { atomFeed } from "./feed.ts";

const asked = { origin: "https://rate.example.org", locale: "en", title: "All results" } as const;
const release = (slug: string, on: string, more: Partial<Parameters<typeof atomFeed>[1][number]> = {}) => ({
  slug,
  on,
  name: { en: "Force" },
  from: "2026-07-01",
  to: "2026-09-01",
  withdrawn: undefined,
  said: ["81 of 100 visitors were satisfied."],
  ...more,
});

test("a feed is the same for the same publications, and a withdrawal is an entry of its own in its place", () => {
  const withdrawn = { on: "2026-11-02", why: "Counted twice" };
  const feed = [release("b", "2026-10-30"), release("a", "2026-07-30", { withdrawn, said: [] })];
  const text = atomFeed(asked, feed);
  assert.equal(text, atomFeed(asked, feed));
  const { entries = [], updated } = parseAtomFeed(text);
  assert.deepEqual(
    entries.map(({ id }) => id),
    ["a/withdrawal", "b", "a"].map((each) => `tag:rate.example.org,2026-01-01:results/${each}`),
  );
  assert.equal(updated, "2026-11-02T00:00:00Z");
  assert.match(JSON.stringify(entries[0]?.summary), /Counted twice/);
  assert.match(parseAtomFeed(atomFeed({ ...asked, unit: "east" }, feed)).entries?.[1]?.links?.[0]?.href ?? "", /\/results\/b\/east$/);
});

test("an empty feed is a feed", () => {
  const text = atomFeed(asked, []);
  assert.equal(XMLValidator.validate(text), true);
  assert.match(text, /<updated>2026-01-01T00:00:00Z<\/updated>/);
});

test("whatever a reason says, the feed stays well formed and says it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (words) => {
      const why = `x${words.replaceAll(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\s]/gu, "")}`;
      const text = atomFeed(asked, [release("a", "2026-07-30", { withdrawn: { on: "2026-08-01", why } })]);
      assert.equal(XMLValidator.validate(text), true);
      assert.ok(
        text.includes(
          why.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&apos;"),
        ),
      );
    }),
  );
});
