import "server-only";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { type Tx, transaction } from "#db/transaction.ts";
import { reachOf, type SystemActor } from "./actor.ts";
import { invitationDigest } from "./invitation.ts";

const found = z.strictObject({ id: z.uuid(), personId: z.uuid(), email: z.string(), name: z.string() });
export type OpenInvitation = z.infer<typeof found>;

/** Whose invitation a link opens; nothing for one that is used, replaced, too old, or that never was. */
export async function openInvitationIn(tx: Tx, token: string, now: Date): Promise<OpenInvitation | undefined> {
  const digest = invitationDigest(token);
  if (!digest) return undefined;
  const [row] = await tx.execute(sql`
    select i.id, p.id as "personId", p.email, p.name from person_invitation i join person p on p.id = i.person_id
    where i.digest = ${digest} and i.expires_at > ${now.toISOString()}::timestamptz
      and not exists (select from person_invitation_end e where e.invitation_id = i.id)
      and not exists (select from person_leaving l where l.person_id = p.id)`);
  return row && found.parse(row);
}

export function openInvitation(actor: SystemActor, token: string, now = new Date()): Promise<OpenInvitation | undefined> {
  return transaction(reachOf(actor), (tx) => openInvitationIn(tx, token, now));
}
