import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { CHECKOUT } from "./checkout.ts";
import { unguarded, wrappersIn } from "./unguarded.ts";

const IMPORTS = `import { formPost as guarded } from "#lib/http/form-post.ts";\nimport { staffPost } from "../staff-post.ts";\n`;
const STAFF = "app/[locale]/(staff)/staff";

let checkout: string;
before(() => {
  checkout = mkdtempSync(join(tmpdir(), "rapport-routes-"));
});
after(() => rmSync(checkout, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  rmSync(checkout, { recursive: true, force: true });
  const wrapper = `import { formPost } from "#lib/http/form-post.ts";\nexport function staffPost(write: Write) {\n  return formPost({ handle: async () => { return 1; } });\n}\n`;
  for (const [file, source] of Object.entries({ [`${STAFF}/staff-post.ts`]: wrapper, ...files })) {
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    writeFileSync(join(checkout, file), source);
  }
}

/** What is found in a checkout with one more route. */
function found(source: string, name = "route.ts"): string[] {
  write({ [`${STAFF}/new/${name}`]: source });
  return unguarded(checkout);
}

test("the guard stands before every write", () => {
  assert.deepEqual(unguarded(CHECKOUT), []);
});

test("a route that forgets it is found, however it is written", () => {
  for (const source of [
    "export async function POST(request: Request) { return new Response(); }",
    "export function* POST() { yield 1; }",
    "export async function* PATCH() { yield 1; }",
    "export const POST = async (request: Request) => new Response();",
    "export const DELETE: Handler = async () => new Response();",
    "export const\n  POST =\n    async () => new Response();",
    "export class PUT {}",
    "const POST = staffPost({});\nexport { POST };",
    "const handlers = { POST: async () => new Response() };\nexport const { POST } = handlers;",
    "export const { post: POST } = handlers;",
    "export const [POST] = handlers;",
    "export const { ...POST } = handlers;",
    "export let POST = staffPost({});",
    "export const GET = read, PUT = async () => new Response();",
    'export { POST } from "./elsewhere.ts";',
    'export { handle as "POST" } from "./elsewhere.ts";',
    'export { default as POST } from "./elsewhere.ts";',
    'export * from "./elsewhere.ts";',
    "exports.POST = async () => new Response();",
    "module.exports = { POST: handle };",
    "export const PUT = otherPost({});",
    "export const PUT = staffPost;",
    "export const POST = true ? handle : staffPost({});",
    "export const POST = (staffPost({}), handle);",
    "export const POST = staffPost({}).handle;",
    "// staffPost({\nexport const POST = handle;",
    "export const POST = `staffPost({`;",
    "export const POST = (",
  ])
    assert.equal(found(IMPORTS + source).length, 1, source);
  assert.equal(found("export const POST = async () => new Response();", "route.tsx").length, 1);
  assert.equal(found("export const POST = async () => new Response();", "route.js").length, 1);
  assert.equal(found('"use server";\nexport async function save() {}', "save.ts").length, 1, "a Server Action");
});

test("a function that only has the wrapper's name is not it", () => {
  for (const source of [
    "export const POST = staffPost({});",
    'import { staffPost } from "./own.ts";\nexport const POST = staffPost({});',
    'import { other as staffPost } from "../staff-post.ts";\nexport const POST = staffPost({});',
    'import staffPost from "../staff-post.ts";\nexport const POST = staffPost({});',
    "const staffPost = () => handle;\nexport const POST = staffPost({});",
  ])
    assert.deepEqual(found(source), [`${STAFF}/new/route.ts: POST without the guard`], source);
});

test("a guarded route passes, and what only reads is no write", () => {
  for (const source of [
    "export const POST = guarded<{ locale: string }>({ handle });",
    "export const POST = staffPost({});",
    "export const POST: Handler =\n  staffPost({});",
    "export const POST = (staffPost({}) satisfies Handler);",
    "export const GET = async () => {};\nexport const POST = staffPost({}), DELETE = staffPost({});",
    "export type POST = string;",
  ])
    assert.deepEqual(found(IMPORTS + source), [], source);
});

test("next-auth's door asks the guard by hand, first, and goes no further when refused", () => {
  const at = "app/api/auth/[...nextauth]/route.ts";
  const route = (body: string) => {
    write({ [at]: `import { guardOrigin } from "#lib/http/origin.ts";\nexport const POST: Handler = async (request) => {\n${body}\n};` });
    return unguarded(checkout).length;
  };
  const [ask, refuse, go] = [
    "const refusal = guardOrigin(request.headers);",
    "if (refusal) return plain(403);",
    "return NextAuth(request);",
  ];
  assert.equal(route(`${ask}\n${refuse}\n${go}`), 0);
  for (const body of [
    go,
    `${ask}\n${go}`,
    `// guardOrigin(request.headers\n${go}`,
    `const answer = NextAuth(request);\n${ask}\n${refuse}\nreturn answer;`,
  ])
    assert.equal(route(body), 1, body);
});

test("a wrapper is one only when all that it returns is guarded", () => {
  const wrapper = (name: string, from: string, imported: string, ends: string) => ({
    file: `app/${name}.ts`,
    source: `import { ${imported} } from "${from}";\nexport function ${name}(write: Write) {\n  ${ends}\n}\n`,
  });
  const sources = [
    wrapper("requestPost", "./staffPost.ts", "staffPost", "return staffPost({ write });"),
    wrapper("staffPost", "#lib/http/form-post.ts", "formPost", "return formPost<P>({ write });"),
    wrapper("freePost", "./staffPost.ts", "staffPost", "return plain({ write });"),
    wrapper("sometimesPost", "./staffPost.ts", "staffPost", "if (write.free) return write;\n  return staffPost({ write });"),
  ];
  assert.deepEqual(wrappersIn(sources), ["lib/http/form-post.ts#formPost", "app/staffPost.ts#staffPost", "app/requestPost.ts#requestPost"]);
});
