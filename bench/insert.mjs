import { randomUUID } from "node:crypto";

/** The insert of one answer as `lib/responses/mutations.ts` runs it, with nothing around it. */
export function insertAnswer(sql, { unitId, serviceKey, channel, versionId }) {
  const day = new Date().toISOString().slice(0, 10);
  return sql`
    with fresh as (insert into used_key (key, day) values (${randomUUID()}, ${day}) on conflict do nothing returning day)
    insert into inbox (id, unit_id, service_key, channel, version_id, day, choices, words)
    select ${randomUUID()}::uuid, ${unitId}::uuid, ${serviceKey}, ${channel}, ${versionId}::uuid,
      day, ${[4, 0, 0, 0, 0, 0, 0, 0, 0]}::smallint[], ${[""]}::text[]
    from fresh`;
}
