import "server-only";
import { and, eq, max, ne } from "drizzle-orm";
import { unitContact, unitPhoto } from "#db/schema/contacts.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { CONTACT_ROLES, type Contact } from "./contact.ts";
import type { Photo } from "./photo.ts";
import { unitsWithRole } from "./queries.ts";

async function refuseOthers(tx: Tx, actor: StaffActor, unitId: string): Promise<void> {
  if (!(await unitsWithRole(actor, CONTACT_ROLES, tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
}

/** Keep a photo until the form that it came with is stored: nobody sees it before, and a refused form does not lose it. */
export function holdPhoto(actor: StaffActor, unitId: string, { digest, bytes }: Photo): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, unitId);
    await tx.insert(unitPhoto).values({ unitId, digest, bytes, sentAt: new Date() }).onConflictDoNothing();
  });
}

/** Store how a unit is reached as its next version, unless somebody has stored one since version `seen` (0: none). */
export function storeContact(actor: StaffActor, unitId: string, contact: Contact, seen: number): Promise<number> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, unitId);
    const { surgery, photo, ...rest } = contact;
    if (photo && (await tx.$count(unitPhoto, and(eq(unitPhoto.unitId, unitId), eq(unitPhoto.digest, photo)))) === 0)
      throw new Conflict("the photo is gone");
    const [last] = await tx
      .select({ number: max(unitContact.number) })
      .from(unitContact)
      .where(eq(unitContact.unitId, unitId));
    const number = (last?.number ?? 0) + 1;
    if (number !== seen + 1) throw new Conflict("stored meanwhile");
    const stored = await tx
      .insert(unitContact)
      .values({
        unitId,
        number,
        ...rest,
        photo,
        surgeryOn: surgery?.on ?? null,
        surgeryFrom: surgery?.from ?? null,
        surgeryTo: surgery?.to ?? null,
        surgeryPlace: surgery?.place ?? null,
        writtenBy: actor.personId,
        writtenAt: new Date(),
      })
      .onConflictDoNothing()
      .returning({ number: unitContact.number });
    if (stored.length === 0) throw new Conflict("stored meanwhile");
    await tx.delete(unitPhoto).where(and(eq(unitPhoto.unitId, unitId), photo ? ne(unitPhoto.digest, photo) : undefined));
    await record(tx, actor, { event: "contact.stored", unitId, number });
    return number;
  });
}
