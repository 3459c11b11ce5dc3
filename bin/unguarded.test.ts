import assert from "node:assert/strict";
import { test } from "node:test";
import { CHECKOUT } from "./checkout.ts";
import { unguarded, unguardedIn, wrappersIn } from "./unguarded.ts";

const WRAPPERS = ["formPost", "staffPost"];

test("the guard stands before every write", () => {
  assert.deepEqual(unguarded(CHECKOUT), []);
});

test("a route that forgets it is found, however it is written", () => {
  const at = "app/[locale]/(staff)/staff/new/route.ts";
  for (const source of [
    "export async function POST(request: Request) { return new Response(); }",
    "export const POST = async (request: Request) => new Response();",
    "export const DELETE: Handler = async () => new Response();",
    'export { POST } from "./elsewhere.ts";',
    'export * from "./elsewhere.ts";',
    "export const PUT = otherPost({});",
  ])
    assert.equal(unguardedIn(at, source, WRAPPERS).length, 1, source);
  for (const source of [
    "export const POST = formPost<{ locale: string }>({",
    "export const POST = staffPost({",
    "export const GET = async () => {};",
  ])
    assert.deepEqual(unguardedIn(at, source, WRAPPERS), [], source);
  assert.equal(unguardedIn("app/api/auth/[...nextauth]/route.ts", "export const POST: Handler = async () => {};", WRAPPERS).length, 1);
});

test("a wrapper is one only when what it returns is guarded", () => {
  const wrapper = (name: string, ends: string) => ({
    source: `export function ${name}(write: Write) {\n  return ${ends}({ write });\n}\n`,
  });
  assert.deepEqual(wrappersIn([wrapper("requestPost", "staffPost"), wrapper("staffPost", "formPost<P>"), wrapper("freePost", "plain")]), [
    "formPost",
    "staffPost",
    "requestPost",
  ]);
});
