import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { unitAction, unitActionEnd, unitActionPublication } from "#db/schema/issues.ts";
import { person } from "#db/schema/people.ts";
import { request, requestClosure, requestConfirmation } from "#db/schema/requests.ts";
import type { Tx } from "#db/transaction.ts";
import { addDays, addMonths, type Day, monthOf } from "#lib/calendar.ts";
import { randomStream } from "./random.ts";
import { DEMO_SIGN_INS } from "./sign-ins.ts";
import { TOLD } from "./told-words.ts";

/** The whole months whose requests are only counted. */
const FROM_MONTHS = 15;
const TO_MONTHS = 1;
/** What residents of each station ask for in a usual month. */
const USUAL = { "lost-papers": 5, "neighbour-dispute": 4, "officer-visit": 3, "feel-unsafe": 2 } as const;
const STATIONS = ["east-street", "old-quay", "willow-lane", "railway"] as const;
/** Where one thing was asked for far more often in the last whole month. */
const RISE = { station: "railway", need: "feel-unsafe", requests: 14 } as const;

type Old = { unitId: string; needKey: string; day: Day; mark: string; by: string };

/** A request of long ago, closed; its texts have been deleted, as they are. */
async function keepOld(tx: Tx, all: readonly Old[]): Promise<void> {
  const rows = all.map((old) => ({ ...old, id: randomUUID() }));
  await tx.insert(request).values(
    rows.map(({ id, unitId, needKey, day, mark }) => ({
      id,
      unitId,
      needKey,
      needVersion: 1,
      isComplaint: false,
      codeDigest: createHash("sha256").update(`demonstration long ago ${mark}`).digest(),
      language: "zh",
      receivedOn: day,
      receivedAt: null,
      dueAt: null,
      shownOn: day,
    })),
  );
  const closed = rows.map(({ id, unitId, day, by }) => ({ requestId: id, unitId, round: 1, closedOn: addDays(day, 3), closedBy: by }));
  await tx.insert(requestClosure).values(closed.map((each) => ({ ...each, outcome: "helped", words: "" })));
  const said = closed.filter((_, at) => at % 3 !== 0);
  await tx
    .insert(requestConfirmation)
    .values(
      said.map(({ requestId, unitId, closedOn }) => ({ requestId, unitId, round: 1, solved: true, reason: "", on: addDays(closedOn, 1) })),
    );
}

/** What residents asked for in the months before, with one rise, and what units did about it and told the public. */
export async function makeIssues(tx: Tx, unitIds: ReadonlyMap<string, string>, seed: number, today: Day): Promise<void> {
  const random = randomStream(seed + 3);
  const [lead] = await tx.select({ id: person.id }).from(person).where(eq(person.email, DEMO_SIGN_INS[3].email));
  if (!lead) throw new Error("the demonstration has no lead");
  const idOf = (slug: string) => unitIds.get(slug) ?? "";
  const olds: Old[] = [];
  const addOld = (slug: string, needKey: string, month: Day, count: number) => {
    for (let at = 0; at < count; at += 1) {
      const day = addDays(month, Math.floor(random() * 27));
      olds.push({ unitId: idOf(slug), needKey, day, mark: `${seed} ${olds.length}`, by: lead.id });
    }
  };
  for (const slug of STATIONS)
    for (const [needKey, usual] of Object.entries(USUAL))
      for (let back = FROM_MONTHS; back >= TO_MONTHS; back -= 1)
        addOld(slug, needKey, addMonths(monthOf(today), -back), Math.round(usual * (0.6 + random() * 0.8)));
  addOld(RISE.station, RISE.need, addMonths(monthOf(today), -1), RISE.requests);
  await keepOld(tx, olds);
  for (const [at, { station, need, what, done, said, did }] of TOLD.entries()) {
    const [actionId, unitId] = [randomUUID(), idOf(station)];
    const month = addMonths(monthOf(today), -4 - at);
    const owner = { ownerId: lead.id, madeBy: lead.id };
    await tx.insert(unitAction).values({
      id: actionId,
      unitId,
      needKey: need,
      month,
      what,
      ...owner,
      dueOn: addMonths(month, 2),
      madeAt: new Date(`${month}T02:00:00Z`),
    });
    await tx.insert(unitActionEnd).values({ actionId, unitId, done, endedBy: lead.id, endedOn: addMonths(month, 2) });
    await tx
      .insert(unitActionPublication)
      .values({ actionId, number: 1, unitId, said, did, publishedBy: null, publishedOn: addMonths(month, 2) });
  }
}
