import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { hostileFiles } from "#db/seed/test-files.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { ORIGIN } from "../chromium.ts";

after(closeDatabase);

const headers = { "Sec-Fetch-Site": "same-origin" };

/** A form that has come to its files: the cookie of whoever is writing it. */
async function formAtFiles(): Promise<string> {
  const begun = await fetch(`${ORIGIN}/en/help/draft`, {
    method: "POST",
    redirect: "manual",
    headers,
    body: new URLSearchParams({ need: "thanks" }),
  });
  const cookie = begun.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const answer = (step: number, fields: Record<string, string>) =>
    fetch(`${ORIGIN}/en/help/ask/${step}/answer`, {
      method: "POST",
      redirect: "manual",
      headers: { ...headers, cookie },
      body: new URLSearchParams(fields),
    });
  await answer(1, { danger: "no" });
  await answer(2, { words: "Thank you" });
  await answer(3, { place: "" });
  return cookie;
}

function send(cookie: string, bytes: Buffer, name: string): Promise<Response> {
  const body = new FormData();
  body.set("file", new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), name);
  return fetch(`${ORIGIN}/en/help/ask/4/file`, { method: "POST", redirect: "manual", headers: { ...headers, cookie }, body });
}

test("300 hostile files sent to a form give no 5xx, and nothing is kept but pictures that were made anew", async () => {
  const files = await hostileFiles();
  const names = ["x.jpg", "x.php", "../../etc/passwd", "x.jpg.exe", "<script>.png", "\u202egnp.exe"];
  let cookie = await formAtFiles();
  const answers = new Map<number, number>();
  for (const [at, bytes] of files.entries()) {
    if (at % 25 === 0) cookie = await formAtFiles();
    const { status } = await send(cookie, bytes, names[at % names.length] ?? "x");
    answers.set(status, (answers.get(status) ?? 0) + 1);
  }
  assert.deepEqual(
    [...answers.keys()].filter((status) => status >= 500),
    [],
  );
  assert.ok((answers.get(303) ?? 0) >= 290, JSON.stringify([...answers]));
  const kept = await seeAll((sql) => sql`select distinct type from request_draft_file`);
  assert.deepEqual(
    kept.map(({ type }) => type).filter((type) => !["image/webp", "application/pdf"].includes(type)),
    [],
  );
});
