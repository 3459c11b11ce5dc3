import "server-only";
import { desc, eq, max, sql } from "drizzle-orm";
import * as z from "zod";
import { apiToken, apiTokenRevocation, apiTokenUse } from "#db/schema/tokens.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { ROLES, reachOf, type StaffActor, type SystemActor } from "./actor.ts";
import { TOKEN_SCOPES, tokenDigest } from "./token.ts";

const found = z.strictObject({
  tokenId: z.uuid(),
  tokenUnit: z.uuid(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  personId: z.uuid(),
  name: z.string(),
  roles: z.array(z.strictObject({ role: z.enum(ROLES), unitId: z.uuid() })),
  units: z.array(z.uuid()),
  isNoted: z.boolean(),
});
export type TokenHolder = z.infer<typeof found>;

/** Who stands behind a token that holds: their roles as they are today, within the token's unit and all below it. */
export function heldBy(actor: SystemActor, token: string, now: Date, day: string): Promise<TokenHolder | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.execute(sql`
      with recursive token as (
        select t.id, t.unit_id, t.scopes, t.person_id from api_token t
        where t.digest = ${tokenDigest(token)} and t.expires_at > ${now.toISOString()}::timestamptz
          and not exists (select from api_token_revocation r where r.token_id = t.id)
          and not exists (select from person_leaving l where l.person_id = t.person_id)
      ), inside as (
        select unit_id as id from token union select u.id from unit u join inside i on u.parent_id = i.id
      ), above as (
        select unit_id as id from token union select u.parent_id from unit u join above a on a.id = u.id where u.parent_id is not null
      ), held as (
        select h.role, case when h.unit_id in (select id from inside) then h.unit_id else t.unit_id end as unit_id
        from role_holding h join token t on t.person_id = h.person_id
        where h.unit_id in (select id from inside) or h.unit_id in (select id from above)
      ), reached as (
        select unit_id as id from held union select u.id from unit u join reached r on u.parent_id = r.id
      )
      select t.id as "tokenId", t.unit_id as "tokenUnit", t.scopes, p.id as "personId", p.name,
        (select coalesce(json_agg(distinct jsonb_build_object('role', role, 'unitId', unit_id)), '[]') from held) as roles,
        (select coalesce(json_agg(id), '[]') from reached) as units,
        exists (select from api_token_use u where u.token_id = t.id and u.day = ${day}) as "isNoted"
      from token t join person p on p.id = t.person_id`);
    return row && found.parse(row);
  });
}

export type ListedToken = {
  id: string;
  label: string;
  unitId: string;
  scopes: string[];
  expiresAt: Date;
  lastUsed: string | undefined;
  isRevoked: boolean;
};

/** The tokens that the actor made, the newest first. */
export function ownTokens(actor: StaffActor): Promise<ListedToken[]> {
  return transaction(reachOf(actor), (tx) => listed(tx, actor.personId));
}

async function listed(tx: Tx, personId: string): Promise<ListedToken[]> {
  const used = tx
    .select({ tokenId: apiTokenUse.tokenId, day: max(apiTokenUse.day).as("day") })
    .from(apiTokenUse)
    .groupBy(apiTokenUse.tokenId)
    .as("used");
  const rows = await tx
    .select({ token: apiToken, revokedAt: apiTokenRevocation.revokedAt, day: used.day })
    .from(apiToken)
    .leftJoin(apiTokenRevocation, eq(apiTokenRevocation.tokenId, apiToken.id))
    .leftJoin(used, eq(used.tokenId, apiToken.id))
    .where(eq(apiToken.personId, personId))
    .orderBy(desc(apiToken.madeAt), apiToken.id);
  return rows.map(({ token: { id, label, unitId, scopes, expiresAt }, revokedAt, day }) => ({
    id,
    label,
    unitId,
    scopes,
    expiresAt,
    lastUsed: day ?? undefined,
    isRevoked: revokedAt !== null,
  }));
}
