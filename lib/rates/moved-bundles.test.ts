import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addMonths, type Day } from "#lib/calendar.ts";
import { type Placement, pieceIn, piecesOf, standingBelow } from "#lib/units/standing.ts";
import { type Bundle, bundlesOf, type Cell } from "./bundles.ts";

const MINIMUM = 5;
const FIRST = "2024-01-01";
const MONTHS = 30;
const UNITS = [
  { id: "f", parentId: null },
  { id: "d1", parentId: "f" },
  { id: "d2", parentId: "f" },
  { id: "s", parentId: "d1" },
  { id: "b", parentId: "s" },
  { id: "a", parentId: "d1" },
  { id: "c", parentId: "d2" },
];

const month = fc.integer({ min: 0, max: MONTHS - 1 });
const answers = fc.array(
  fc.record({
    unit: fc.constantFrom("s", "b", "a", "c"),
    at: month,
    part: fc.constantFrom("open", "kiosk"),
    n: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 40 },
);
/** A move to the other district and perhaps back, each planned in the month before it at the latest. */
const moves = fc
  .uniqueArray(fc.integer({ min: 1, max: MONTHS - 1 }), { minLength: 1, maxLength: 2 })
  .map((all) => all.sort((x, y) => x - y));

const monthAt = (at: number): Day => addMonths(FIRST, at);

function placementsOf(planned: readonly number[]): Placement[] {
  if (planned.length === 0) return [];
  const parents = ["d2", "d1"];
  return [
    { unitId: "s", parentId: "d1", from: "0001-01-01" },
    ...planned.map((at, index) => ({ unitId: "s", parentId: parents[index] ?? "", from: monthAt(at) })),
  ];
}

type Look = { at: number; root: string };

/** The bundles that a page shows in the month `at`, when the moves planned until then are known. */
function seen(
  all: readonly { unit: string; at: number; part: string; n: number }[],
  planned: readonly number[],
  { at, root }: Look,
): Bundle[] {
  // The latest that a move may be planned: in the month before. What is looked at earlier knows nothing of it.
  const standing = standingBelow(piecesOf(UNITS, placementsOf(planned.filter((move) => move <= at + 1))), root);
  const cells = all.flatMap(({ unit, at: when, part, n }): Cell[] => {
    const piece = when <= at ? pieceIn(standing, unit, monthAt(when)) : undefined;
    return piece ? [{ unitId: piece.key, month: monthAt(when), part, counts: [n] }] : [];
  });
  return bundlesOf(cells, { minimum: MINIMUM, above: standing.above, thisMonth: monthAt(at) });
}

/** Which bundle: by its unit without the piece, for a unit's only piece is called by the unit until it moves. */
const nameOf = ({ unitId, month: when, part, counts }: Bundle) => `${unitId.split(" ")[0]} ${when} ${part ?? ""} ${counts.join()}`;
const isOver = ({ month: when }: Bundle, at: number) => when < monthAt(at);

test("10,000 forces with moves: no bundle under five, none changes or goes when a unit has moved, and all pages agree", () => {
  fc.assert(
    fc.property(answers, moves, month, month, (all, planned, one, other) => {
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
      const whole = new Set(seen(all, planned, { at: later, root: "f" }).map(nameOf));
      for (const root of ["f", "d1", "d2", "s"]) {
        const now = seen(all, planned, { at: later, root });
        for (const bundle of now) {
          assert.ok((bundle.counts[0] ?? 0) >= MINIMUM);
          assert.ok(whole.has(nameOf(bundle)), `${root} shows ${nameOf(bundle)}, and the force does not`);
        }
        const names = new Set(now.map(nameOf));
        const before = seen(all, planned, { at: earlier, root });
        for (const bundle of before.filter((each) => isOver(each, earlier)))
          assert.ok(names.has(nameOf(bundle)), `${nameOf(bundle)} is gone`);
      }
    }),
    { numRuns: 10_000 },
  );
});

test("each month counts where the unit stood then, and every answer stands in exactly one district", () => {
  const pieces = piecesOf(UNITS, placementsOf([12, 18]));
  const [d1, d2] = [standingBelow(pieces, "d1"), standingBelow(pieces, "d2")];
  for (const unit of ["s", "b"])
    for (let at = 0; at < MONTHS; at += 1) {
      const there = at >= 12 && at < 18;
      assert.equal(pieceIn(d2, unit, monthAt(at)) !== undefined, there);
      assert.equal(pieceIn(d1, unit, monthAt(at)) !== undefined, !there);
    }
  assert.deepEqual(standingBelow(pieces, "s").above.get("s 0001-01-01"), null);
  assert.ok(
    pieces.filter(({ unitId }) => unitId === "a").every(({ key }) => key === "a"),
    "what did not move is in one piece",
  );
});
