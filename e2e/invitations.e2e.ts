import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { SMTPServer } from "smtp-server";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { newVisitor, ORIGIN, openChromium, press, signedIn } from "./chromium.ts";
import { readPdf } from "./pdf.ts";

const [, , , , STATION] = DEMO_SIGN_INS;
const MARK = `inv${Date.now().toString(36)}`;
const PEOPLE = Array.from({ length: 11 }, (_, number) => `${MARK}.${number}@residents.example`);

type Mail = { to: string[]; text: string };
const mails: Mail[] = [];
/** Whose mail the server turns away. */
const turnedAway = new Set<string>();
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onRcptTo: ({ address }, _session, done) => done(turnedAway.has(address) ? new Error("No such mailbox") : null),
  onData(stream, session, done) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      // Quoted-printable: soft breaks and escaped bytes.
      const text = Buffer.concat(parts)
        .toString()
        .replaceAll("=\r\n", "")
        .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
      done();
    });
  },
});

let browser: Browser;
before(async () => {
  browser = await openChromium();
  const { hostname, port } = new URL(process.env.RAPPORT_SMTP_URL ?? "");
  await new Promise<void>((resolve) => server.listen(Number(port), hostname, resolve));
});
after(async () => {
  await browser.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await closeDatabase();
});

async function planned(page: Page, means: "email" | "letter" | "message"): Promise<string> {
  await page.goto("/en/staff/invitations");
  await page.fill("#name", `Wave ${means}`);
  await page.selectOption("#questionnaire", "resident-survey");
  await page.selectOption("#service", "patrol");
  await page.selectOption("#means", means);
  await press(page, "Plan the wave");
  await page.waitForURL(/invitations\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

async function sent(page: Page, button: string, list: readonly string[]): Promise<Mail[]> {
  const so = mails.length;
  await page.fill("#list", list.join("\n"));
  await press(page, button);
  // The page renews itself while mails go out.
  await page.locator("#list").waitFor();
  return mails.slice(so);
}

const codeIn = ({ text }: Mail) => /\/en\/v\/([0-9A-Z]{18})/.exec(text)?.[1] ?? "";

/** In how many rows of the whole database a text stands. */
async function rowsWith(needle: string): Promise<string[]> {
  const tables = await seeAll((sql) => sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await seeAll((sql) => sql`select count(*)::int as n from ${sql(name)} as t where t::text ilike ${`%${needle}%`}`);
    if (row?.n > 0) found.push(name);
  }
  return found;
}

test("a wave by e-mail: each gets a code of their own, a reminder spares who has answered, and no address is kept", async () => {
  const lead = await signedIn(browser, STATION);
  const wave = await planned(lead, "email");
  turnedAway.add(PEOPLE[10] ?? "");
  const first = await sent(lead, "Send invitations", [...PEOPLE, PEOPLE[0]?.toUpperCase() ?? "", "not an address"]);
  assert.deepEqual(first.flatMap(({ to }) => to).sort(), PEOPLE.slice(0, 10).sort());
  assert.ok(first.every(({ to }) => to.length === 1));
  assert.equal(new Set(first.map(codeIn)).size, 10);
  assert.match((await lead.textContent("main")) ?? "", /Invitations sent: 10\..*Failed in the last run: 1\./);
  assert.equal(await lead.inputValue("#list"), "not an address", "what could not be used comes back");

  turnedAway.clear();
  const second = await sent(lead, "Send invitations", PEOPLE);
  assert.deepEqual(
    second.map(({ to }) => to[0]),
    [PEOPLE[10]],
    "only who was not invited",
  );

  const resident = await newVisitor(browser, { javaScriptEnabled: false });
  const [chosen] = first;
  assert.ok(chosen);
  await resident.goto(`/en/v/${codeIn(chosen)}`);
  for (const group of await resident.locator("main fieldset").all()) await group.locator("input[type=radio]").first().check();
  await Promise.all([resident.waitForURL("**/thanks"), resident.locator("form button").last().click()]);

  const reminded = await sent(lead, "Send reminders", PEOPLE);
  assert.deepEqual(reminded.flatMap(({ to }) => to).sort(), PEOPLE.filter((address) => address !== chosen.to[0]).sort());
  for (const mail of reminded) {
    const before = [...first, ...second].find(({ to }) => to[0] === mail.to[0]);
    assert.equal(codeIn(mail), before && codeIn(before), "the same code again");
  }

  await lead.goto(wave);
  assert.match((await lead.textContent("tr:has-text('Response rate 1')")) ?? "", /answers9%/);
  await lead.fill("#refused", "11");
  await press(lead, "Save");
  await lead.locator(".error-summary").waitFor();
  assert.equal(await lead.inputValue("#refused"), "11");
  await lead.fill("#refused", "2");
  await lead.fill("#notEligible", "1");
  await press(lead, "Save");
  await lead.goto(wave);
  assert.match((await lead.textContent("tr:has-text('Response rate 1')")) ?? "", /answers10%/);

  assert.deepEqual(await rowsWith(MARK), [], "no table holds an address");
  const batch = wave.split("/").at(-1) ?? "";
  const marks = () => seeAll((sql) => sql`select count(*)::int as n from invitation_mark where batch_id = ${batch}`);
  assert.equal((await marks())[0]?.n, 11);
  await lead.click("text=End the wave…");
  await press(lead, "Yes, end it");
  await lead.goto(wave);
  assert.equal(await lead.locator("#list").count(), 0);
  assert.equal((await marks())[0]?.n, 0);
});

test("a wave by letter: one page for each address, whose code a camera reads; a bad line makes none", async () => {
  const lead = await signedIn(browser, STATION);
  const wave = await planned(lead, "letter");
  const list = [`Ana ${MARK}, 1 Harbour Street, Lakeside`, `Li ${MARK}, 2 Harbour Street, Lakeside`, "7"];
  await lead.fill("#list", list.join("\n"));
  await press(lead, "Make the letters (PDF)");
  await lead.locator(".error-summary").waitFor();
  assert.match((await lead.textContent(".error-summary")) ?? "", /Line 3/);
  assert.equal(await lead.inputValue("#list"), list.join("\n"));
  await lead.fill("#list", list.slice(0, 2).join("\n"));
  const [download] = await Promise.all([
    lead.waitForEvent("download"),
    lead.getByRole("button", { name: "Make the letters (PDF)" }).click(),
  ]);
  const pages = await readPdf(readFileSync(await download.path()));
  assert.deepEqual(
    pages.map(({ width, height }) => [Math.round(width), Math.round(height)]),
    [
      [210, 297],
      [210, 297],
    ],
  );
  const codes = pages.map(({ code }) => code ?? "");
  assert.equal(new Set(codes).size, 2);
  const resident = await newVisitor(browser, { javaScriptEnabled: false });
  for (const code of codes) {
    assert.ok(code.startsWith(`${ORIGIN}/en/v/`), code);
    await resident.goto(code);
    assert.ok((await resident.locator("main fieldset").count()) > 3);
  }
  await lead.goto(wave);
  assert.match((await lead.textContent("main")) ?? "", /Invitations sent: 2\./);
  assert.deepEqual(await rowsWith(MARK), []);
});

test("a wave by message: a table of numbers and texts for the gateway, once, whose links open the survey", async () => {
  const lead = await signedIn(browser, STATION);
  const wave = await planned(lead, "message");
  const serial = String(Date.now()).slice(-7);
  const numbers = [`+86 138-${serial}`, `0086138${serial}`, `(139) ${serial}`];
  await lead.fill("#list", ["name,phone", ...numbers.map((number) => `Ana,${number}`)].join("\n"));
  const make = () => Promise.all([lead.waitForEvent("download"), lead.getByRole("button", { name: "Make the messages (CSV)" }).click()]);
  const [download] = await make();
  const lines = readFileSync(await download.path(), "utf8")
    .replace("\uFEFF", "")
    .trim()
    .split("\r\n");
  assert.equal(lines[0], "number,message");
  assert.deepEqual(
    lines.slice(1).map((line) => line.split(",")[0]),
    [`86138${serial}`, `139${serial}`],
    "each number once",
  );
  const link = /http\S+\/en\/v\/[0-9A-Z]{18}/.exec(lines[1] ?? "")?.[0] ?? "";
  const resident = await newVisitor(browser, { javaScriptEnabled: false });
  await resident.goto(link);
  assert.ok((await resident.locator("main fieldset").count()) > 3);
  await lead.goto(wave);
  assert.match((await lead.textContent("main")) ?? "", /Invitations sent: 2\./);
  assert.deepEqual(await rowsWith(serial), []);
});
