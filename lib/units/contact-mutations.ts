import "server-only";
import { and, desc, eq, lt, ne, or } from "drizzle-orm";
import { unitContact, unitPhoto } from "#db/schema/contacts.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import type { Contact } from "./contact.ts";
import type { Photo } from "./photo.ts";
import { unitsWithRole } from "./queries.ts";

async function refuseOthers(tx: Tx, actor: StaffActor, unitId: string): Promise<void> {
  if (!(await unitsWithRole(actor, MAY["contacts.write"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
}

/** Keep a photo until the form that it came with is stored: nobody sees it before, and a refused form does not lose it. */
export function holdPhoto(actor: StaffActor, unitId: string, { digest, bytes }: Photo): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, unitId);
    await tx.insert(unitPhoto).values({ unitId, digest, bytes, sentAt: new Date() }).onConflictDoNothing();
  });
}

/** A photo whose form was never sent again. */
const HELD_MS = 60 * 60_000;

/** Store how a unit is reached as its next version, unless somebody has stored one since version `seen` (0: none). `photo_gone`: it was held too long. */
export function storeContact(actor: StaffActor, unitId: string, contact: Contact, seen: number): Promise<number | "photo_gone"> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, unitId);
    const { surgery, photo, ...rest } = contact;
    if (photo && (await tx.$count(unitPhoto, and(eq(unitPhoto.unitId, unitId), eq(unitPhoto.digest, photo)))) === 0) return "photo_gone";
    const [last] = await tx
      .select({ number: unitContact.number, photo: unitContact.photo })
      .from(unitContact)
      .where(eq(unitContact.unitId, unitId))
      .orderBy(desc(unitContact.number))
      .limit(1);
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
    // What is no longer shown, and what was held and never stored; not what somebody else's form holds now.
    const isOver = or(lt(unitPhoto.sentAt, new Date(Date.now() - HELD_MS)), last?.photo ? eq(unitPhoto.digest, last.photo) : undefined);
    await tx.delete(unitPhoto).where(and(eq(unitPhoto.unitId, unitId), photo ? ne(unitPhoto.digest, photo) : undefined, isOver));
    await record(tx, actor, { event: "contact.stored", unitId, number });
    return number;
  });
}
