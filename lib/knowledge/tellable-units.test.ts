import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Group, tellableUnits } from "./tellable-units.ts";

const MINIMUM = 5;
const SEED = 76;
const TREES = 5_000;

type Officers = Group & { scheduled: number };
const below = (groups: readonly Officers[], unitId: string): number[] => groups.map(({ chain }) => (chain.includes(unitId) ? 1 : 0));
const unitsOf = (groups: readonly Officers[]) => [...new Set(groups.flatMap(({ chain }) => chain))];

/** A tree in which every unit stands below an earlier one; some have officers of their own, of whom some took it. */
const force = (most: number, officers: number) =>
  fc
    .array(fc.record({ above: fc.nat(), scheduled: fc.nat(officers), taken: fc.nat(officers), few: fc.boolean() }), {
      minLength: 1,
      maxLength: most,
    })
    .map((drawn) => {
      const chains: string[][] = [];
      for (const [at, { above }] of drawn.entries()) chains.push([`${at}`, ...(at === 0 ? [] : (chains[above % at] ?? []))]);
      return drawn.flatMap(({ scheduled: all, taken, few }, at): Officers[] => {
        const scheduled = few ? all % 4 : all;
        return scheduled === 0 ? [] : [{ chain: chains[at] ?? [], scheduled, taken: taken % (scheduled + 1) }];
      });
    });

/** Whether a sum follows from known ones, by elimination with fractions: a way of its own, other than by blocks. */
function follows(known: readonly (readonly number[])[], sum: readonly number[]): boolean {
  const rankOf = (rows: number[][]) => {
    let rank = 0;
    for (let column = 0; column < sum.length; column += 1) {
      const at = rows.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
      if (at < 0) continue;
      const [lead = []] = rows.splice(at, 1);
      rows.splice(rank, 0, lead);
      for (const row of rows.slice(rank + 1)) {
        const times = (row[column] ?? 0) / (lead[column] ?? 1);
        for (let each = 0; each < sum.length; each += 1) row[each] = (row[each] ?? 0) - times * (lead[each] ?? 0);
      }
      rank += 1;
    }
    return rank;
  };
  const copy = (rows: readonly (readonly number[])[]) => rows.map((row) => [...row]);
  return rankOf(copy([...known, sum])) === rankOf(copy(known));
}

test(`of ${TREES} random trees no hidden unit and no few officers of a unit itself can be worked out from what is shown`, () => {
  let hiddenBeside = 0;
  fc.assert(
    fc.property(force(12, 14), (groups) => {
      const shown = tellableUnits(groups, MINIMUM);
      const known = [...shown].map((unitId) => below(groups, unitId));
      const takenIn = (sum: readonly number[]) => groups.reduce((total, { taken }, at) => total + (sum[at] ?? 0) * taken, 0);
      for (const unitId of unitsOf(groups)) {
        const sum = below(groups, unitId);
        if (shown.has(unitId)) assert.ok(takenIn(sum) >= MINIMUM, `${unitId} is too small`);
        else assert.ok(!follows(known, sum), `${unitId} is hidden, and can be had`);
        if (!shown.has(unitId) && takenIn(sum) >= MINIMUM) hiddenBeside += 1;
      }
      for (const [at, { chain, taken }] of groups.entries())
        if (taken < MINIMUM)
          assert.ok(
            !follows(
              known,
              groups.map((_, other) => (other === at ? 1 : 0)),
            ),
            `the own officers of ${chain[0]}`,
          );
      // Every difference of two shown numbers, and of one and all that is shown directly in it.
      for (const whole of shown) {
        const parts = [...shown].filter(
          (unitId) => unitId !== whole && groups.some(({ chain }) => chain.includes(unitId) && chain.includes(whole)),
        );
        const within = parts.filter((unitId) =>
          groups.some(({ chain }) => chain.indexOf(unitId) >= 0 && chain.indexOf(unitId) < chain.indexOf(whole)),
        );
        for (const some of [...within.map((unitId) => [unitId]), within]) {
          const left = groups.filter(({ chain }) => chain.includes(whole) && !some.some((unitId) => chain.includes(unitId)));
          const taken = left.reduce((sum, each) => sum + each.taken, 0);
          assert.ok(left.length === 0 || taken >= MINIMUM, `${whole} without ${some.join()}`);
        }
      }
    }),
    { numRuns: TREES, seed: SEED },
  );
  assert.ok(hiddenBeside > 100, `${hiddenBeside} units were hidden for others`);
});

/** Every way in which officers can have taken it that fits what is shown, tried one by one. */
function* fitting(groups: readonly Officers[], shown: ReadonlySet<string>, chosen: number[] = []): Generator<number[]> {
  if (chosen.length < groups.length) {
    for (let taken = 0; taken <= (groups[chosen.length]?.scheduled ?? 0); taken += 1) yield* fitting(groups, shown, [...chosen, taken]);
    return;
  }
  const fits = [...shown].every((unitId) => {
    const sum = below(groups, unitId);
    return sum.reduce((total, is, at) => total + is * ((chosen[at] ?? 0) - (groups[at]?.taken ?? 0)), 0) === 0;
  });
  if (fits) yield chosen;
}

test("trying all numbers tells how many took it in a hidden unit only where everybody of a group that is large enough did", () => {
  fc.assert(
    fc.property(force(4, 8), (groups) => {
      const shown = tellableUnits(groups, MINIMUM);
      const all = [...fitting(groups, shown)];
      const blockOf = ({ chain }: Officers) => chain.find((unitId) => shown.has(unitId));
      for (const unitId of unitsOf(groups).filter((each) => !shown.has(each))) {
        const sum = below(groups, unitId);
        const values = new Set(all.map((taken) => sum.reduce((total, is, at) => total + is * (taken[at] ?? 0), 0)));
        if (values.size > 1) continue;
        for (const own of groups.filter(({ chain }) => chain.includes(unitId))) {
          const block = groups.filter((each) => blockOf(each) === blockOf(own));
          assert.ok(block.every(({ taken, scheduled }) => taken === scheduled));
          assert.ok(block.reduce((total, { taken }) => total + taken, 0) >= MINIMUM);
        }
      }
    }),
    { numRuns: 400, seed: SEED },
  );
});

const group = (taken: number, ...chain: string[]): Group => ({ chain, taken });
const told = (...groups: Group[]) => [...tellableUnits(groups, MINIMUM)].sort();

test("beside one hidden unit the smallest other is hidden, and a unit of which too few took it at all", () => {
  assert.deepEqual(told(group(20, "a", "force"), group(9, "b", "force"), group(3, "c", "force")), ["a", "force"]);
  assert.deepEqual(told(group(20, "a", "force"), group(0, "c", "force"), group(4, "force")), ["force"]);
  assert.deepEqual(told(group(20, "a", "force"), group(3, "b", "force"), group(3, "c", "force")), ["a", "force"], "six together");
  assert.deepEqual(told(group(20, "a", "force"), group(9, "b", "force"), group(0, "c", "force")), ["a", "force"], "nobody is few");
  assert.deepEqual(told(group(3, "a", "force"), group(1, "force")), []);
  assert.deepEqual(told(group(6, "a", "force"), group(5, "b", "force")), ["a", "b", "force"]);
});

test("the few officers of a unit itself are not what it has more than those below it", () => {
  assert.deepEqual(told(group(2, "force"), group(20, "a", "force"), group(9, "b", "force")), ["a", "force"]);
  assert.deepEqual(told(group(7, "force"), group(20, "a", "force")), ["a", "force"]);
});

test("a unit that is nothing but another goes with it, and what is shown deeper stays where it can", () => {
  const line = [group(9, "post", "station", "force"), group(2, "force"), group(20, "other", "force")];
  assert.deepEqual(told(...line), ["force", "other"]);
  const deep = [group(6, "station", "force"), group(8, "post", "station", "force"), group(1, "force")];
  assert.deepEqual(told(...deep), ["force", "post"]);
});
