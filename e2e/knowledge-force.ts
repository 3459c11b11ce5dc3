import { randomUUID } from "node:crypto";
import { asOwner } from "#db/seed/test-owner.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { testActor } from "#db/seed/test-survey.ts";
import { addDays } from "#lib/calendar.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { BankQuestion } from "#lib/knowledge/bank.ts";
import { answerQuestion, beginCheck, endCheck, openCheck, writeQuestion } from "#lib/knowledge/mutations.ts";
import { ownAttempt } from "#lib/knowledge/queries.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { today } from "./publishing.ts";

const inAll = (words: string, zh: string, ar: string) => ({ en: words, zh, es: `${words} (es)`, ar });

/** Who somebody of a test is where they sign in. */
export const emailOf = ({ personId }: StaffActor) => ({ email: `${personId}@example.org` });

/** A force of a test's own: two stations with enough officers, and one with two; a lead, and who keeps its checks. */
export async function knowledgeForce(name: string) {
  const slug = `${name}-${randomUUID().slice(0, 8)}`;
  const add = async (parentId: string | null, kind: "force" | "station", part: string, names: ReturnType<typeof inAll>) =>
    (await addUnit(testActor, { parentId, kind, slug: `${slug}${part}`, name: names, adults: null })).unitId;
  const forceId = await add(null, "force", "", inAll("Reed Bay Police", "芦湾市公安局", "شرطة خليج القصب"));
  const main = await add(forceId, "station", "-main", inAll("Main Square Station", "中心广场派出所", "مركز شرطة الساحة الرئيسية"));
  const other = await add(forceId, "station", "-other", inAll("Orchard Station", "果园派出所", "مركز شرطة البستان"));
  const small = await add(forceId, "station", "-small", inAll("Island Station", "小岛派出所", "مركز شرطة الجزيرة"));
  const [keeper, lead] = await Promise.all([testStaff(forceId, "evaluator", "Kim Keeper"), testStaff(forceId, "lead", "Lou Lead")]);
  const officers = (unitId: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => testStaff(unitId, "desk", "Officer")));
  return { slug, forceId, keeper, lead, main: await officers(main, 8), other: await officers(other, 6), small: await officers(small, 2) };
}

/** Take a check as its page lets one do it: the first answer of every question, or the second. */
export async function take(officer: StaffActor, checkId: string, choice: 1 | 2): Promise<void> {
  await beginCheck(officer, checkId, "en");
  for (const { id } of (await ownAttempt(officer, checkId))?.questions ?? []) await answerQuestion(officer, checkId, id, choice);
  await endCheck(officer, checkId);
}

/** Let a check have been over yesterday. */
export async function closeCheck(checkId: string): Promise<void> {
  const yesterday = addDays(today(), -1);
  await asOwner((sql) =>
    sql.begin(async (tx) => {
      await tx`alter table knowledge_check disable trigger user, no force row level security`;
      await tx`update knowledge_check set opens_on = ${yesterday}, closes_on = ${yesterday} where id = ${checkId}`;
      await tx`alter table knowledge_check enable trigger user, force row level security`;
    }),
  );
}

const question = (number: number): BankQuestion => ({
  type: "single",
  id: "question",
  label: inAll(`Who may see file ${number}?`, `谁可以查阅第${number}号档案？`, `من يجوز له الاطلاع على الملف ${number}؟`),
  required: true,
  options: [
    { code: 1, label: inAll("Whoever works on the case", "办案人员", "من يعمل على القضية") },
    { code: 2, label: inAll("Everybody in the station", "所内所有人", "كل من في المركز") },
  ],
});

/** The same with a check that has closed, and one that an officer has begun; their pages show all that they can. */
export async function checkedForce(name: string, locale: Locale) {
  const force = await knowledgeForce(name);
  const { forceId, keeper, main, other, small } = force;
  for (const number of [1, 2, 3]) await writeQuestion(keeper, { unitId: forceId, topic: "Files", question: question(number), right: 1 });
  const [opensOn, closesOn] = [today(), addDays(today(), 7)];
  const check = { unitId: forceId, topic: "Files", questions: 3, minutes: 60, passShare: 60, opensOn, closesOn };
  const closed = await openCheck(keeper, check);
  for (const [at, officer] of [...main, ...other, ...small].entries()) await take(officer, closed, at % 3 === 0 ? 2 : 1);
  await closeCheck(closed);
  const begun = await openCheck(keeper, check);
  const [officer = keeper] = main;
  await beginCheck(officer, begun, locale);
  const [first] = (await ownAttempt(officer, begun))?.questions ?? [];
  if (first) await answerQuestion(officer, begun, first.id, 1);
  return { ...force, officer, attempt: `/staff/knowledge/${begun}` };
}
