import assert from "node:assert/strict";
import { closeDatabase } from "#db";
import { type OpenDatabase, openEmbedded } from "#db/embedded/open.ts";
import { place } from "#db/embedded/place.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { checkDraft, draftPublication } from "#lib/publications/draft-mutations.ts";
import { periodOf } from "#lib/rates/period.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { asOwner } from "./test-owner.ts";
import { testStaff } from "./test-people.ts";
import { testForce } from "./test-rates.ts";
import { seeAll } from "./test-survey.ts";

/** When the tests publish. */
export const PUBLISHED_AT = new Date("2026-11-20T04:00:00Z");

/** A database of a test file's own: there is one chain for an installation. */
export async function ownDatabase(name: string): Promise<{ url: string; ownerUrl: string; leave: () => Promise<void> }> {
  const own: OpenDatabase = await openEmbedded(await place(), name);
  await migrateDatabase(own.ownerUrl, own);
  process.env.DATABASE_URL = own.url;
  const leave = async () => {
    await closeDatabase();
    await asOwner((owner) => owner`drop database ${owner(name)}`);
    await own.stop();
  };
  return { url: own.url, ownerUrl: own.ownerUrl, leave };
}

/** Ask visitors in other words from a day on, as if the words before had been asked since 2024; the database must be the test's own. */
export async function changeQuestion(day: string, said = "our work"): Promise<void> {
  await seeAll(
    (run) => run`
      with version as (
        insert into questionnaire_version (id, questionnaire_id, number, definition)
        select gen_random_uuid(), v.questionnaire_id, last.number + more, replace(v.definition::text, 'the service you received', said)::jsonb
        from questionnaire_version v join questionnaire q on q.id = v.questionnaire_id
          cross join lateral (select max(number) as number from questionnaire_version l where l.questionnaire_id = q.id) last
          join (values (1, 'the service you received'), (2, ${said})) as wording (more, said) on more = 2 or last.number = 1
        where q.key = 'visit-rating' and v.number = 1 returning id, number)
      insert into questionnaire_opening (version_id, opened_at) select id, case number when 2 then '2024-01-01' else ${day} end::date from version`,
  );
  await openedVersions({ fresh: true });
}

/** A force with four stations, somebody who drafts for it and somebody who checks. */
export async function testPublishers() {
  const force = await testForce();
  const [author, second] = [await testStaff(force.forceId, "evaluator"), await testStaff(force.forceId, "analyst")];
  const draft = (key: string, now = PUBLISHED_AT, publishOn = "2026-10-30") => {
    const period = periodOf(key, "2026-11-20");
    assert.ok(period);
    return draftPublication(author, { unitId: force.forceId, period, publishOn }, now);
  };
  const publish = async (key: string, now = PUBLISHED_AT) => {
    const slug = await checkDraft(second, await draft(key, now), now);
    assert.ok(slug);
    return slug;
  };
  return { ...force, author, second, draft, publish };
}
