import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { type AddressInfo, connect, createServer as createRelay, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_KIOSK } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { newVisitor, ORIGIN, openChromium } from "./chromium.ts";

const CUTS = 20;
const EVENT = `/en/s/${DEMO_KIOSK}/event`;

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const unique = () => `event${randomBytes(8).toString("hex")}`;

/** Where a word has been stored, in the order in which the rows came. */
const stored = (words: readonly string[]) =>
  seeAll(async (sql) => {
    const rows = await sql`
      select w as word from inbox, unnest(words) as w where w = any (${words as string[]})
      union all select w from held_answer, unnest(words) as w where w = any (${words as string[]})
      union all select words from comment where words = any (${words as string[]})`;
    return rows.map(({ word }) => String(word));
  });

async function answer(page: Page, word: string): Promise<void> {
  await page.check("[name=overall][value='5']");
  await page.fill("[name=change]", word);
  await page.locator("main form button.button").last().click();
  await page.locator("[data-thanks]:not([hidden])").waitFor();
  await page.waitForFunction(() => (document.querySelector("[name=change]") as HTMLTextAreaElement).value === "");
}

const waiting = (page: Page) => page.locator("[data-waiting]").textContent();
const waitsFor = (page: Page, count: number) =>
  page.waitForFunction((n) => document.querySelector("[data-waiting]")?.textContent === String(n), count);

test("answers without a network wait sealed, survive a reload, and are sent once each in another order", async () => {
  const page = await newVisitor(browser, { viewport: { width: 820, height: 1180 } });
  await page.goto(EVENT);
  await page.evaluate(() =>
    navigator.serviceWorker.ready.then(async () => {
      while (!(await caches.match(location.pathname))) await new Promise((resolve) => setTimeout(resolve, 50));
    }),
  );
  await page.context().setOffline(true);
  const words = Array.from({ length: 12 }, unique);
  for (const word of words) await answer(page, word);
  await waitsFor(page, 12);
  const kept = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("rapport-queue", 1);
      request.onsuccess = () => resolve(request.result);
    });
    const all = database.transaction("sealed").objectStore("sealed");
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => request.addEventListener("success", () => resolve(request.result)));
    return { values: await done(all.getAll()), keys: await done(all.getAllKeys()) };
  });
  assert.equal(kept.values.length, 12);
  assert.equal(new Set(kept.values.map((sealed: string) => sealed.length)).size, 1, "all are equally long");
  for (const word of words) assert.ok(!JSON.stringify(kept).includes(word), "nobody can read them on the tablet");
  for (const key of kept.keys) assert.match(String(key), /^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.locator("[name=overall]").first().waitFor();
  await waitsFor(page, 12);
  const order: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/queue")) order.push(request.postData() ?? "");
  });
  await page.context().setOffline(false);
  await waitsFor(page, 0);
  assert.deepEqual((await stored(words)).sort(), [...words].sort());
  assert.equal(order.length, 12);
  const places = order.map((body) => kept.values.indexOf(new URLSearchParams(body).get("sealed") ?? ""));
  assert.notDeepEqual(
    places,
    places.toSorted((a, b) => a - b),
    "not in the order of the queue",
  );
});

/** A relay before the server that cuts one connection when a rule says so. */
async function cutting(): Promise<{
  port: number;
  cutAt: (rule: { sent?: number; reply?: number }) => void;
  relay: ReturnType<typeof createRelay>;
}> {
  let rule: { sent?: number; reply?: number } | undefined;
  const target = Number(new URL(ORIGIN).port);
  const relay = createRelay((client: Socket) => {
    const server = connect(target, "127.0.0.1");
    let [up, down, posting] = [0, 0, false];
    const cut = () => {
      rule = undefined;
      client.destroy();
      server.destroy();
    };
    client.on("data", (bytes) => {
      if (bytes.includes("POST ") && bytes.includes("/queue")) [up, down, posting] = [0, 0, true];
      up += bytes.length;
      if (posting && rule?.sent !== undefined && up > rule.sent) {
        server.write(bytes.subarray(0, Math.max(0, bytes.length - (up - rule.sent))));
        setTimeout(cut, 30);
        return;
      }
      server.write(bytes);
    });
    server.on("data", (bytes) => {
      down += bytes.length;
      // The server has stored it by now; the tablet never hears so.
      if (posting && rule?.reply !== undefined && down >= rule.reply) return cut();
      client.write(bytes);
    });
    for (const socket of [client, server]) socket.on("error", () => {});
    client.on("close", () => server.destroy());
    server.on("close", () => client.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  return {
    port: (relay.address() as AddressInfo).port,
    cutAt: (next) => {
      rule = next;
    },
    relay,
  };
}

test(`the connection cut at ${CUTS} different points: ${CUTS} rows`, async (t) => {
  const { port, cutAt, relay } = await cutting();
  t.after(() => {
    relay.close();
  });
  // The page keeps the server's own address: only its connections go through the relay.
  const through = await openChromium([`--host-resolver-rules=MAP ${new URL(ORIGIN).host} 127.0.0.1:${port}`]);
  t.after(() => through.close());
  const page = await newVisitor(through, { viewport: { width: 820, height: 1180 } });
  page.setDefaultTimeout(20_000);
  await page.goto(EVENT);
  const words = Array.from({ length: CUTS }, unique);
  for (const [index, word] of words.entries()) {
    cutAt(index % 2 === 0 ? { sent: index * 600 } : { reply: 1 + index * 8 });
    await answer(page, word);
    await sleep(150);
    await page.locator("[data-queue] button").click();
    await waitsFor(page, 0);
  }
  assert.equal(await waiting(page), "0");
  assert.deepEqual((await stored(words)).sort(), [...words].sort());
});

test("what the server cannot take stays on the tablet and is said", async () => {
  const page = await newVisitor(browser, { viewport: { width: 820, height: 1180 } });
  await page.goto(EVENT);
  await page.locator("[name=version]").evaluate((field: HTMLInputElement) => {
    field.value = "00000000-0000-4000-8000-000000000000";
  });
  await answer(page, unique());
  await page.locator("[data-say=refused]:not([hidden])").waitFor();
  assert.equal(await page.locator("[data-refused]").textContent(), "1");
  assert.equal(await waiting(page), "1");
});
