import assert from "node:assert/strict";
import { test } from "node:test";
import { ROLES } from "./actor.ts";
import { MATRIX, MAY } from "./matrix.ts";

const rows = Object.values(MATRIX).flatMap((group) => Object.entries(group));

test("each thing stands once, is for somebody, and names no role twice", () => {
  assert.equal(new Set(rows.map(([action]) => action)).size, rows.length);
  for (const [action, { roles }] of rows) {
    assert.ok(roles.length > 0, action);
    assert.equal(new Set(roles).size, roles.length, action);
    assert.deepEqual(MAY[action as keyof typeof MAY], roles);
  }
});

test("every role is for something; an auditor reads and changes nothing, and nobody but a reviewer reads words", () => {
  const of = (role: string) => rows.filter(([, { roles }]) => roles.some((each) => each === role)).map(([action]) => action);
  for (const role of ROLES) assert.ok(of(role).length > 0, role);
  assert.deepEqual(
    of("auditor").filter((action) => !action.endsWith(".read")),
    [],
  );
  assert.deepEqual(MAY["words.read"], ["reviewer"]);
});
