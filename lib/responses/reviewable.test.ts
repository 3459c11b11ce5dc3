import assert from "node:assert/strict";
import { test } from "node:test";
import { reviewableUnits } from "./reviewable.ts";

const units = [
  { id: "force", parentId: null },
  { id: "north", parentId: "force" },
  { id: "mill", parentId: "north" },
  { id: "south", parentId: "force" },
];

test("a reviewer decides below the own unit, and nowhere that they lead", () => {
  assert.deepEqual(reviewableUnits({ roles: [{ role: "reviewer", unitId: "force" }] }, units).sort(), ["mill", "north", "south"]);
  assert.deepEqual(reviewableUnits({ roles: [{ role: "reviewer", unitId: "north" }] }, units), ["mill"]);
  assert.deepEqual(
    reviewableUnits(
      {
        roles: [
          { role: "reviewer", unitId: "force" },
          { role: "lead", unitId: "north" },
        ],
      },
      units,
    ),
    ["south"],
  );
  for (const role of ["administrator", "lead", "analyst"] as const)
    assert.deepEqual(reviewableUnits({ roles: [{ role, unitId: "force" }] }, units), []);
});
