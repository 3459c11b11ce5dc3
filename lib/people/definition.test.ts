import assert from "node:assert/strict";
import { test } from "node:test";
import { ROLES } from "#db/schema/people.ts";
import { credentials, newPerson } from "./definition.ts";

const person = { email: "li.wei@example.org", name: "Li Wei", role: "lead", unitSlug: "east-street" };
const accepts = (change: object) => newPerson.safeParse({ ...person, ...change }).success;

test("an address is kept in one spelling", () => {
  assert.equal(newPerson.parse({ ...person, email: "  Li.Wei@Example.ORG " }).email, "li.wei@example.org");
  for (const email of ["", "li.wei", "li wei@example.org", "li@", `${"x".repeat(250)}@example.org`])
    assert.equal(accepts({ email }), false, email);
});

test("every role of the table is known, and no other", () => {
  for (const role of ROLES) assert.equal(accepts({ role }), true, role);
  assert.equal(accepts({ role: "chief" }), false);
});

test("nothing is left out or added", () => {
  for (const key of Object.keys(person)) assert.equal(accepts({ [key]: undefined }), false, key);
  assert.equal(accepts({ administrator: true }), false);
});

test("the same characters composed differently are the same password", () => {
  const typed = (password: string) => credentials.parse({ email: person.email, password }).password;
  assert.equal(typed("cafe\u0301 au lait"), typed("caf\u00e9 au lait"));
});
