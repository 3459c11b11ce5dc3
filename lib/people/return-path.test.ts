import assert from "node:assert/strict";
import { test } from "node:test";
import { returnPath } from "./return-path.ts";

test("a page of the staff in this language is kept with its filters", () => {
  for (const path of ["/en/staff", "/en/staff/rates", "/en/staff/rates?unit=east&period=2026-03"])
    assert.equal(returnPath("en", path), path);
  assert.equal(returnPath("en", "/en/staff/rates#top"), "/en/staff/rates");
});

test("anything else is refused", () => {
  const elsewhere = [
    "",
    "/",
    "/zh/staff",
    "/en/staffing",
    "/en/results",
    "//evil.example/en/staff",
    "/\\evil.example/en/staff",
    "\\\\evil.example/en/staff",
    "https://evil.example/en/staff",
    "http://here.invalid@evil.example/en/staff",
    "javascript:alert(1)//en/staff",
    "/en/staff/../../results",
    "/en/staff/%2e%2e/%2e%2e/api",
    "/en/staff/sign-in",
    "/en/staff/sign-out",
    "/en/staff/sign-in/session",
    "http://[",
    `/en/staff/${"x".repeat(1_000)}`,
  ];
  for (const path of elsewhere) assert.equal(returnPath("en", path), undefined, path);
});

test("what would break a header never comes out", () => {
  assert.equal(returnPath("en", "/en/staff\r\nSet-Cookie: a=b"), undefined);
  assert.equal(returnPath("en", "/en/staff/r\r\nates"), "/en/staff/rates");
  assert.doesNotMatch(returnPath("en", "/en/staff/率?x=\u0000率") ?? "", /[^\x21-\x7e]/);
});
