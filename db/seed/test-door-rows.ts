import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";

/** A row in each of the tables of what a unit tells residents, and of what it does about what they ask for. */
export async function fillDoors(unitId: string): Promise<void> {
  await transaction({ everything: true }, async (tx) => {
    const [action, who, day] = [randomUUID(), randomUUID(), "2026-11-01"];
    await tx.execute(sql`insert into person (id, email, name, password_hash) values (${who}, ${`${who}@example.org`}, 'Who', 'none')`);
    await tx.execute(sql`
      insert into unit_contact (unit_id, number, address, phone, step_free, hours, officer, written_at)
      values (${unitId}, 1, '{"en": "Street"}', '555', 'yes', '[null, null, null, null, null, null, null]', '', now())`);
    await tx.execute(sql`insert into unit_photo (unit_id, digest, bytes, sent_at) values (${unitId}, 'digest', '', now())`);
    await tx.execute(sql`
      insert into unit_action (id, unit_id, need_key, month, what, owner_id, due_on, made_by, made_at)
      values (${action}, ${unitId}, 'lost-papers', ${day}, 'What', ${who}, ${day}, ${who}, now())`);
    await tx.execute(
      sql`insert into unit_action_end (action_id, unit_id, done, ended_by, ended_on) values (${action}, ${unitId}, 'Done', ${who}, ${day})`,
    );
    await tx.execute(sql`
      insert into unit_action_publication (action_id, number, unit_id, said, did, published_on)
      values (${action}, 1, ${unitId}, '{"en": "Said"}', '{"en": "Did"}', ${day})`);
  });
}
