import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, standing, submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "#lib/responses/mutations.ts";
import { alertOfWords, seeAlert, writeDangerList } from "./danger-mutations.ts";
import { alerts, dangerFound, dangerIn, listVersions } from "./danger-queries.ts";
import { requestDigest } from "./request-code.ts";
import { sendRequest } from "./resident-mutations.ts";

after(closeDatabase);

const resident = residentActor();

test("each shipped list catches what it is for, in the words of people who need help", async () => {
  for (const text of [
    ...["I don't want to live, I want to die", "He hits me every night", "my husband has a knife", "She was KIDNAPPED"],
    ...["我不想活了", "他正在打我", "老公又打我", "有人持刀", "孩子被拐走了", "他說要殺我"],
    ...["Quiero quitarme la vida", "Mi marido me pega", "Tiene una pistola", "Lo han secuestrado", "No me deja salir"],
    ...["أريد أن أموت", "زوجي يضربني كل يوم", "معه مسدس", "خطفوا ابنتي", "هددني بالقتل"],
  ])
    assert.equal(await dangerIn(resident, text, "en"), true, text);
  for (const text of [
    ...["Nobody answered and I waited two hours", "The officer was kind", "I lost my passport on bus 7"],
    ...["民警态度很好，办事很快", "请打我电话", "我的身份证丢了"],
    ...["El agente fue muy amable", "Perdí el documento"],
    ...["كان الشرطي لطيفًا", "أضعت جواز سفري في الحافلة"],
  ])
    assert.deepEqual(await dangerFound(resident, text, "en"), [], text);
});

test("a rating's alert holds unit, day and language alone, and nothing ties it to the answer", async () => {
  const { unitId, forceId, touchpoint } = await testSurvey();
  const answers = Array.from({ length: 12 }, (_, at) => submission(touchpoint, 1 + (at % 5), { words: ["He hits me"] }));
  for (const answer of answers) {
    const { key, words, day } = answer;
    assert.equal(await alertOfWords(resident, { key, words }, { unitId, language: "en", day }), true);
    assert.equal(await alertOfWords(resident, { key, words }, { unitId, language: "en", day }), true, "sent again, it is the same person");
    await submitAnswer(resident, answer);
  }
  const tied = await seeAll(
    (sql) => sql`select 1 from danger_alert a join inbox i on a.xmin = i.xmin or a.id = i.id where a.unit_id in (${unitId}, ${forceId})`,
  );
  assert.equal(tied.length, 0, "neither while it waits");
  await mixInbox(testActor);
  assert.deepEqual(await standing(unitId), { waiting: 0, mixed: 12, tallied: 12 });
  const [after] = await seeAll(
    (sql) => sql`
      select (select count(*)::int from danger_alert where unit_id in (${unitId}, ${forceId})) as alerts,
        (select count(*)::int from danger_alert where unit_id = ${unitId}) as of_unit,
        (select count(*)::int from danger_alert a join response r on a.xmin = r.xmin or a.id = r.id where r.unit_id = ${unitId}) as tied,
        (select array_agg(column_name::text order by column_name) from information_schema.columns where table_name = 'danger_alert') as columns`,
  );
  assert.equal(after?.alerts, 12);
  assert.equal(after?.of_unit, 0, "of a unit with few answers only the force is named");
  assert.equal(after?.tied, 0, "nor once it is mixed");
  assert.deepEqual(after?.columns, ["id", "language", "raised_on", "request_id", "unit_id"]);
  const again = submission(touchpoint, 1, { words: ["He hits me"] });
  await alertOfWords(resident, again, { unitId, language: "en", day: again.day });
  const [now] = await seeAll((sql) => sql`select count(*)::int as n from danger_alert where unit_id = ${unitId}`);
  assert.equal(now?.n, 1, "a unit with many answers is named itself");
});

test("a request's alert names it; the desk sees it, says so, and no other unit's desk does", async () => {
  const [own, other] = [await testSurvey(), await testSurvey()];
  const [desk, stranger] = [await testStaff(own.unitId, "desk", "Ana"), await testStaff(other.unitId, "desk")];
  const [unit] = await seeAll((sql) => sql`select slug from unit where id = ${own.unitId}`);
  const sent = {
    needKey: "lost-papers",
    unitSlug: unit?.slug,
    language: "en" as const,
    words: "He has a gun",
    place: "",
    choices: [],
    said: [],
  };
  const { code } = await sendRequest(resident, sent);
  const digest = requestDigest(code);
  const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${digest}`);
  const [alert] = await alerts(desk);
  assert.equal(alert?.requestId, row?.id);
  assert.deepEqual(alert?.seen, []);
  assert.deepEqual(await alerts(stranger), []);
  await assert.rejects(seeAlert(stranger, alert?.id ?? randomUUID()), NotFound);
  await seeAlert(desk, alert?.id ?? "");
  await seeAlert(desk, alert?.id ?? "");
  assert.deepEqual(
    (await alerts(desk))[0]?.seen.map(({ by }) => by),
    ["Ana"],
  );
});

test("lists are written in versions by administrators and leads of a force, and never past a newer one", async () => {
  const { forceId, unitId } = await testSurvey();
  const [lead, station] = [await testStaff(forceId, "lead"), await testStaff(unitId, "lead")];
  const before = (await listVersions(lead))?.find(({ language }) => language === "es");
  assert.equal(await listVersions(station), undefined);
  const seen = before?.number ?? 0;
  const mark = `zq${randomUUID().replaceAll("-", "")}`;
  const words = [...(before?.words ?? []), mark];
  await assert.rejects(writeDangerList(station, { language: "es", words, seen }), NotFound);
  assert.equal(await writeDangerList(lead, { language: "es", words, seen }), "written");
  await assert.rejects(writeDangerList(lead, { language: "es", words: ["nada"], seen }), Conflict);
  assert.equal(await writeDangerList(lead, { language: "es", words: [], seen: seen + 1 }), "words_missing");
  assert.deepEqual(await dangerFound(resident, `es ${mark.toUpperCase()} ya`, "en"), [mark]);
  const [event] = await seeAll((sql) => sql`select detail from audit_event where event = 'danger_list.written' order by at desc limit 1`);
  assert.equal(event?.detail.number, seen + 1);
});
