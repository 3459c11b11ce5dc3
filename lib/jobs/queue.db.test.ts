import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import { SMTPServer } from "smtp-server";
import { closeDatabase } from "#db";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { NotFound } from "#lib/errors.ts";
import { residentActor } from "#lib/people/actor.ts";
import { offerNotices, queueNotice, stopNotices, verifyNotices } from "#lib/requests/notice-mutations.ts";
import { noticeState } from "#lib/requests/notice-queries.ts";
import { requestDigest } from "#lib/requests/request-code.ts";
import { sendRequest } from "#lib/requests/resident-mutations.ts";
import { startQueue } from "./queue.ts";

const resident = residentActor();
const mails: { to: string; text: string }[] = [];
let refusals = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onRcptTo: (_address, _session, done) => {
    refusals -= 1;
    done(refusals >= 0 ? new Error("Try again later") : null);
  },
  onData(stream, session, done) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      const text = Buffer.concat(parts).toString().replaceAll("=\r\n", "");
      mails.push({ to: session.envelope.rcptTo[0]?.address ?? "", text });
      done();
    });
  },
});

let queue: PgBoss;
before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  process.env.RAPPORT_SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
  process.env.RAPPORT_SMTP_FROM = "Lakeside Police <news@lakeside.example>";
  queue = await startQueue({ pollSeconds: 0.5 });
});
after(async () => {
  await queue.stop();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await closeDatabase();
});

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(100);
  }
  throw new Error("it never came");
}
const mailTo = (address: string, at = 0) => until(() => mails.filter(({ to }) => to === address)[at]);

async function asked(needKey = "lost-papers") {
  const { unitId } = await testSurvey();
  const [unit] = await seeAll((sql) => sql`select slug from unit where id = ${unitId}`);
  const sent = { needKey, unitSlug: unit?.slug, language: "en" as const, words: "My blue passport", place: "Bus 7", choices: [], said: [] };
  const { code } = await sendRequest(resident, sent);
  const digest = requestDigest(code);
  const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${digest}`);
  const id = row?.id as string;
  const news = () => transaction({ everything: true }, (tx) => queueNotice(tx, id, "message"));
  return { code, id, news };
}
const proofIn = ({ text }: { text: string }) => /code: (\d{8})/.exec(text)?.[1] ?? "";

test("an address is proved first, then told that there is news and nothing of it, and forgotten at once", async () => {
  const { code, id, news } = await asked();
  const address = `r-${id}@residents.example`;
  assert.equal(await offerNotices(resident, code, "no address"), "address_wrong");
  assert.equal(await offerNotices(resident, code, address), "mailed");
  assert.equal(await noticeState(resident, code), "waiting");
  await news();
  const proof = await mailTo(address);
  assert.equal(await verifyNotices(resident, code, "00000000"), "code_wrong");
  assert.equal(await verifyNotices(resident, code, ` ${proofIn(proof).slice(0, 4)} ${proofIn(proof).slice(4)}`), "verified");
  assert.equal(await noticeState(resident, code), "on");
  await news();
  const mail = await mailTo(address, 1);
  const body = mail.text.slice(mail.text.indexOf("\r\n\r\n"));
  for (const secret of [code, code.slice(0, 6), id, "passport", "paper", "Bus", "lost"]) assert.ok(!body.includes(secret), secret);
  assert.match(mail.text, /\/en\/requests/);
  const plain = await seeAll(
    (sql) => sql`select 1 from request_notice_address t where t::text like ${`%${address}%`}
    union all select 1 from queue.job j where j::text like ${`%${address}%`}`,
  );
  assert.equal(plain.length, 0, "the address is stored sealed alone");
  await stopNotices(resident, code);
  assert.equal(await noticeState(resident, code), "off");
  const left = await seeAll(
    (sql) => sql`select 1 from request_notice_address where request_id = ${id} union all
    select 1 from request_notice_verified where request_id = ${id}`,
  );
  assert.equal(left.length, 0);
  await news();
  const [waiting] = await seeAll(
    (sql) => sql`select count(*)::int as n from queue.job where data->>'request' = ${id} and state < 'completed'`,
  );
  assert.equal(waiting?.n, 0, "nothing is queued for who said stop");
});

test("a mail that is not taken is tried again after a pause, and what never is stands among what failed", async () => {
  const { code, id } = await asked();
  refusals = 1;
  await offerNotices(resident, code, `s-${id}@residents.example`);
  const job = await until(async () => {
    const [row] = await seeAll(
      (sql) => sql`select id, retry_delay, start_after > now() as later from queue.job
      where data->>'request' = ${id} and state = 'retry'`,
    );
    return row;
  });
  assert.equal(job.later, true);
  await seeAll((sql) => sql`update queue.job set start_after = now() where id = ${job.id}`);
  await mailTo(`s-${id}@residents.example`);
  refusals = 1;
  await offerNotices(resident, code, `t-${id}@residents.example`);
  await seeAll((sql) => sql`update queue.job set retry_limit = 0 where data->>'request' = ${id} and state = 'created'`);
  const failed = await until(async () => {
    const [row] = await seeAll((sql) => sql`select data from queue.job where name = 'mail-failed' and data->>'request' = ${id}`);
    return row;
  });
  assert.deepEqual(failed.data, { request: id, kind: "verify" });
  refusals = 0;
});

test("who gives a clue is never mailed, and codes are not guessed or mailed without end", async () => {
  const clue = await asked("crime-information");
  await assert.rejects(offerNotices(resident, clue.code, "a@residents.example"), NotFound);
  const { code, id } = await asked();
  for (let offer = 0; offer < 5; offer += 1) assert.equal(await offerNotices(resident, code, `u-${id}@residents.example`), "mailed");
  assert.equal(await offerNotices(resident, code, `u-${id}@residents.example`), "too_often");
  await stopNotices(resident, code);
  assert.equal(await offerNotices(resident, code, `v-${id}@residents.example`), "too_often", "saying stop gives no more mails");
  const again = await asked();
  await offerNotices(resident, again.code, `w-${id}@residents.example`);
  for (let tries = 0; tries < 10; tries += 1) assert.equal(await verifyNotices(resident, again.code, "1"), "code_wrong");
  assert.equal(await verifyNotices(resident, again.code, "1"), "too_often");
});
