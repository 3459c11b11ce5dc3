import { randomUUID } from "node:crypto";
import { driver } from "#db";
import { fillDoors } from "#db/seed/test-door-rows.ts";
import { fillKept } from "#db/seed/test-kept-rows.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { fillDraft, fillPublications } from "#db/seed/test-publication-rows.ts";
import { fillRequests } from "#db/seed/test-request-rows.ts";
import { fillRest } from "#db/seed/test-rows.ts";
import { seeAll, submission, testActor } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "#lib/responses/mutations.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { slipCode } from "#lib/surveys/slip-code.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { DEMO_PUBLICATION } from "../../demo-publication.ts";
import type { Relation } from "./actors.ts";
import type { Fixtures } from "./built-routes.ts";
import { markersOf, plant, sumsOf, unitTables } from "./planted.ts";

export type Target = {
  slug: string;
  units: Record<Relation, string>;
  fixtures: Fixtures;
  /** Texts of which no byte may reach who does not reach the unit. */
  markers: readonly string[];
  /** A sum over all rows of the unit and over all that holds for every unit, by table. */
  sums: () => Promise<Record<string, string>>;
};

/** The station, a district above it, a beat below it, a station beside it and one elsewhere. */
async function makeUnits(slug: string): Promise<Record<Relation, string>> {
  const unit = async (parentId: string, kind: "station" | "beat", below: string) =>
    (await addUnit(testActor, { parentId, kind, slug: `${slug}${below}`, name: { en: `Target${below}` }, adults: 1000 })).unitId;
  const [mill, harbour] = await Promise.all(
    ["mill", "harbour"].map(async (each) => (await driver()`select id from unit where slug = ${each}`)[0]?.id),
  );
  const own = await unit(mill, "station", "");
  return {
    own,
    parent: mill,
    child: await unit(own, "beat", "-beat"),
    sibling: await unit(mill, "station", "-beside"),
    none: await unit(harbour, "station", "-away"),
  };
}

/** Beside the rows of the tables' own tests: what a page can still be worked on, and comments of a month that is over. */
async function stillOpen(unitId: string): Promise<{ batch: string; pile: string; request: string }> {
  const [batch, pile] = [randomUUID(), randomUUID()];
  return seeAll(async (sql) => {
    await sql`insert into slip_batch (id, unit_id, service_key, channel, questionnaire_id, issued, made_on, expires_on, made_by)
      select ${batch}, unit_id, service_key, channel, questionnaire_id, 3, made_on, '2099-01-01', made_by from slip_batch where unit_id = ${unitId} limit 1`;
    await sql`insert into invitation_wave (batch_id, unit_id, name, means) values (${batch}, ${unitId}, 'Wave', 'letter')`;
    await sql`insert into paper_batch (id, unit_id, service_key, version_id, forms, every_nth, made_on, made_by)
      select ${pile}, unit_id, service_key, version_id, 9, 1, made_on, made_by from paper_batch where unit_id = ${unitId} limit 1`;
    const [open] = await sql`select request_id as id from request_open where unit_id = ${unitId} limit 1`;
    await sql`insert into request_text (request_id, unit_id, words, place, choices, said) values (${open?.id}, ${unitId}, 'Words', '', '{}', '{}')`;
    // For the pages of what was done.
    const detail = { unitId, requestId: open?.id };
    await sql`insert into audit_event (id, at, actor, event, detail) values (${randomUUID()}, now(), 'system:test', 'request.noted', ${JSON.stringify(detail)}::text::jsonb)`;
    return { batch, pile, request: open?.id };
  });
}

/** A station with a row in every table that knows units; what is written in them is planted. */
export async function makeTarget(name = "target"): Promise<Target> {
  const slug = `${name}-${process.pid}`;
  const units = await makeUnits(slug);
  const { own } = units;
  const { code } = await addTouchpoint(testActor, {
    unitId: own,
    serviceKey: "household",
    channel: "open",
    questionnaireKey: "visit-rating",
  });
  const touchpoint = await openTouchpoint(code);
  if (!touchpoint) throw new Error("the touchpoint just made is not there");
  const choices = [4, 0, 0, 0, 0, 0, 0, 0, 1];
  for (let number = 0; number < 12; number += 1)
    await submitAnswer(residentActor(), submission(touchpoint, 4, { words: ["Thanks"], choices }));
  await mixInbox(testActor);
  for (const fill of [fillRest, fillRequests, fillKept, fillDoors, fillPublications]) await fill(own);
  const { batch, pile, request } = await stillOpen(own);
  const tables = await unitTables();
  await plant(own, tables);
  const one = async (table: string, column = "id") =>
    String((await seeAll((sql) => sql.unsafe(`select ${column} as value from ${table} where unit_id = '${own}' limit 1`)))[0]?.value);
  const { personId } = await testStaff(own, "desk", "Somebody of the target");
  const drafter = await testStaff(own, "evaluator", "Somebody who drafts");
  const draft = await transaction({ everything: true }, (tx) => fillDraft(tx, own, drafter.personId));
  const staged = await one("visit_import_row", "import_id");
  const fixtures = {
    locale: "en",
    request,
    person: personId,
    unit: slug,
    // A file waits for whoever sent it, and for nobody else.
    "/[locale]/staff/organisation/imports/[id] id": randomUUID(),
    "/[locale]/staff/organisation/imports/[id]/storing id": randomUUID(),
    // Of an invitation that was never made.
    token: "A".repeat(43),
    file: await one("request_file"),
    "/[locale]/staff/requests/[request]/files/[file] request": await one("request_file", "request_id"),
    batch,
    wave: batch,
    pile,
    certificate: await one("deletion_certificate"),
    "/[locale]/staff/visits/imports/[id] id": staged,
    "/[locale]/staff/visits/imports/[id]/storing id": staged,
    id: "overall",
    need: "lost-papers",
    key: "visit-rating",
    question: "overall",
    chart: "trend",
    sheet: "poster",
    code,
    slip: slipCode(Array.from({ length: 17 }, (_, at) => at)),
    slug,
    step: "1",
    digest: "0".repeat(64),
    resource: "requests.json",
    "/api/open311/v2/[resource]/[file] resource": "requests",
    "/api/open311/v2/[resource]/[file] file": `${randomUUID()}.json`,
    // Of a period and of a check that are not there: what is told to everybody inside names no unit.
    draft,
    import: randomUUID(),
    check: randomUUID(),
    "/[locale]/staff/appraisals/[id]/counts/files/[file] file": randomUUID(),
    // Published: nobody is kept from it, and nothing of the target is in it.
    publication: DEMO_PUBLICATION,
    "/[locale]/results/[publication]/[unit] unit": "east-street",
    "/[locale]/results/[publication]/[unit]/embed unit": "east-street",
    "/[locale]/results/[publication]/[unit]/image unit": "east-street",
    "/[locale]/results/[publication]/[unit]/sheet unit": "east-street",
    "/[locale]/results/feed/[unit] unit": "east-street",
    "/api/publications/[publication]/[resource] resource": "snapshot.json",
    missing: "nowhere/at-all",
    nextauth: "session",
  };
  return { slug, units, fixtures, markers: await markersOf(own, tables), sums: () => sumsOf(own, personId, tables) };
}
