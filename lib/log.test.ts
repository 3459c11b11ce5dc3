import assert from "node:assert/strict";
import { test } from "node:test";
import { DrizzleQueryError } from "drizzle-orm/errors";
import postgres from "postgres";
import { failureOf } from "./log.ts";

const TYPED = "somebody wrote this";

test("what the database and drizzle say of a failure is kept without any value", () => {
  const refused = Object.assign(new postgres.PostgresError(`invalid input syntax for type uuid: "${TYPED}"` as never), {
    code: "23505",
    detail: `Key (email)=(${TYPED}) already exists.`,
    table_name: "person",
    constraint_name: "person_email_unique",
  });
  for (const error of [refused, new DrizzleQueryError(`select '${TYPED}'`, [TYPED], refused)]) {
    const said = failureOf(error);
    assert.ok(!JSON.stringify(said).includes(TYPED));
    assert.equal(said.code, "23505");
    assert.equal(said.table, "person");
  }
  assert.deepEqual(failureOf(TYPED), { name: "string" });
  assert.equal(failureOf(new TypeError("of our own")).message, "of our own");
});
