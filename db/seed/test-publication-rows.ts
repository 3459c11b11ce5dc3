import { randomInt, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";

/** What is seen of a unit's drafts by who reaches the unit, which fillPublications fills. */
export const PUBLICATION_TABLES = [
  "publication_plan",
  "publication_plan_end",
  "publication_draft",
  "publication_draft_end",
  "publication_check",
  "publication_release",
] as const;

/** A draft of a unit that says of nobody anything, and goes out at the end of time. */
export async function fillDraft(tx: Tx, unitId: string, draftedBy: string): Promise<string> {
  const id = randomUUID();
  const hidden = { shown: false, reason: "none" };
  const unit = { id: unitId, slug: "drafted", name: { en: "Drafted" }, kind: "station", above: null, rates: [], participation: hidden };
  const figures = {
    format: 1,
    method: 1,
    note: { en: "Counted by nobody." },
    period: "2001",
    from: "2001-01-01",
    to: "2001-12-01",
    minimumBase: 10,
    countedOn: "2002-01-01",
    definitions: [],
    units: [{ ...unit, requests: { received: 0, closed: 0, confirmed: hidden } }],
  };
  await tx.execute(sql`
    insert into publication_draft (id, unit_id, period, from_month, to_month, publish_on, figures, bases, drafted_by, drafted_at)
    values (${id}, ${unitId}, '2001', '2001-01-01', '2001-12-01', '2999-01-01', ${JSON.stringify(figures)}::text::jsonb, '{}', ${draftedBy}, now())`);
  return id;
}

/** A row in each of these tables: a plan and a draft that came to nothing, so that no job does anything with them. */
export async function fillPublications(unitId: string): Promise<void> {
  await transaction({ everything: true }, async (tx) => {
    const [who, plan] = [randomUUID(), randomUUID()];
    await tx.execute(sql`insert into person (id, email, name, password_hash) values (${who}, ${`${who}@example.org`}, 'Test', 'none')`);
    await tx.execute(sql`insert into publication_plan values (${plan}, ${unitId}, 'quarter', 1, 2, ${who}, now())`);
    await tx.execute(sql`insert into publication_plan_end values (${plan}, ${unitId}, ${who}, now())`);
    const draft = await fillDraft(tx, unitId, who);
    await tx.execute(sql`insert into publication_draft_end values (${draft}, ${unitId}, 'Why', ${who}, now())`);
    await tx.execute(sql`insert into publication_check values (${draft}, ${unitId}, '{}', ${who}, now())`);
    await tx.execute(sql`insert into publication_release values (${draft}, ${unitId}, ${draft})`);
  });
}

/** A publication that is in no chain: for a database of tests alone, whose chain nobody reads. */
export async function fillPublished(unitId: string): Promise<void> {
  await transaction({ everything: true }, async (tx) => {
    await tx.execute(sql`insert into publication (slug, unit_id, snapshot) values (${unitId}, ${unitId}, '{}')`);
    await tx.execute(sql`
      insert into publication_link (position, unit_id, slug, entry, hash, signature, key)
      values (${randomInt(1_000_000, 1_000_000_000)}, ${unitId}, ${unitId}, '{}', '', '', '')`);
  });
}
