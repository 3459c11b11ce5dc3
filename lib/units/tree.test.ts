import assert from "node:assert/strict";
import { test } from "node:test";
import { fitsBelow, newUnit } from "./definition.ts";
import { largestTree, subtree, treeOrder } from "./tree.ts";

const units = [
  { id: "b1", parentId: "s1" },
  { id: "s1", parentId: "d1" },
  { id: "d1", parentId: "f" },
  { id: "f", parentId: null },
  { id: "s2", parentId: "d2" },
  { id: "d2", parentId: "f" },
];

test("a unit reaches everything below it and nothing beside it", () => {
  assert.deepEqual(subtree(units, "d1").sort(), ["b1", "d1", "s1"]);
  assert.deepEqual(subtree(units, "f").length, 6);
  assert.deepEqual(subtree(units, "b1"), ["b1"]);
});

test("the tree is written top down, and begins where the given units begin", () => {
  assert.deepEqual(
    treeOrder(units).map(({ unit, depth }) => `${depth}${unit.id}`),
    ["0f", "1d1", "2s1", "3b1", "1d2", "2s2"],
  );
  const some = units.filter(({ id }) => id !== "f" && id !== "d2");
  assert.deepEqual(
    treeOrder(some).map(({ unit, depth }) => `${depth}${unit.id}`),
    ["0d1", "1s1", "2b1", "0s2"],
  );
});

test("of several trees the one with the most units comes first", () => {
  assert.equal(largestTree([{ id: "a", parentId: null }, ...units])?.id, "f");
  assert.equal(largestTree(units.filter(({ id }) => id !== "f"))?.id, "d1");
  assert.equal(largestTree([]), undefined);
});

test("a unit stands below a wider one only", () => {
  const kinds = ["force", "district", "station", "beat"] as const;
  kinds.forEach((kind, narrow) => {
    assert.equal(fitsBelow(kind, undefined), kind === "force");
    for (const [wide, parent] of kinds.entries()) assert.equal(fitsBelow(kind, parent), wide < narrow, `${kind} below ${parent}`);
  });
});

test("a slug is an address and a name is there in English", () => {
  const unit = { parentId: null, kind: "force", slug: "lake-side-2", name: { en: "Lakeside" }, adults: null };
  assert.ok(newUnit.safeParse(unit).success);
  for (const slug of ["", "Lake", "lake side", "-lake", "lake-", "../x", "湖"])
    assert.ok(!newUnit.safeParse({ ...unit, slug }).success, slug);
  assert.ok(!newUnit.safeParse({ ...unit, name: { zh: "湖" } }).success);
  assert.ok(!newUnit.safeParse({ ...unit, adults: -1 }).success);
});
