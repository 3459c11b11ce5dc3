import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import { appraisalReply } from "#db/schema/appraisals.ts";
import { person } from "#db/schema/people.ts";
import { transaction } from "#db/transaction.ts";
import { addDays, addMonths, type Day } from "#lib/calendar.ts";
import { reachOf, type StaffActor, staffActor, systemActor } from "#lib/people/actor.ts";
import { checkDraft, draftPublication } from "#lib/publications/draft-mutations.ts";
import { lastEnded } from "#lib/publications/plan.ts";
import { makePlan } from "#lib/publications/plan-mutations.ts";
import { DEMO_FORCE } from "./force.ts";
import { DEMO_SIGN_INS } from "./sign-ins.ts";

const DRAFT_DAYS = 20;
const PUBLISH_DAYS = 30;
const REPLIED = "east-street";
const REPLY = "Many of you told us that you waited too long at midday. Two officers are now at the counter from 11 to 2.";

const atNoon = (day: Day) => new Date(`${day}T04:00:00Z`);

/** The demonstration's evaluators and the lead who replies, by the beginning of their address. */
async function peopleOf(unitIds: ReadonlyMap<string, string>): Promise<(name: string) => StaffActor> {
  const known = DEMO_SIGN_INS.filter(({ role }) => role === "evaluator" || role === "lead");
  const rows = await transaction(reachOf(systemActor("seed")), (tx) =>
    tx
      .select({ id: person.id, email: person.email })
      .from(person)
      .where(
        inArray(
          person.email,
          known.map(({ email }) => email),
        ),
      ),
  );
  return (wanted) => {
    const email = `${wanted}@lakeside.example`;
    const [row, about] = [rows.find((each) => each.email === email), known.find((each) => each.email === email)];
    if (!row || !about) throw new Error(`the demonstration has no ${email}`);
    const roles = [{ role: about.role, unitId: unitIds.get(about.unitSlug) ?? "" }];
    return staffActor({ personId: row.id, name: about.name, roles, units: [...unitIds.values()] });
  };
}

/** Two quarters that were published, the last with a reply; and the plan by which the next one will be. */
export async function publishDemo(unitIds: ReadonlyMap<string, string>, periodId: string, today: Day): Promise<void> {
  const people = await peopleOf(unitIds);
  const [author, second, lead] = [people("evaluator"), people("evaluator2"), people("station")];
  const unitId = unitIds.get(DEMO_FORCE.slug) ?? "";
  const last = lastEnded("quarter", today);
  const before = lastEnded("quarter", last.from);
  await transaction(reachOf(lead), (tx) =>
    tx.insert(appraisalReply).values({
      id: randomUUID(),
      unitId: unitIds.get(REPLIED) ?? "",
      periodId,
      kind: "comment",
      words: REPLY,
      writtenBy: lead.personId,
      writtenAt: atNoon(addDays(addMonths(last.to, 1), DRAFT_DAYS)),
    }),
  );
  for (const period of [before, last]) {
    const ended = addDays(addMonths(period.to, 1), -1);
    const id = await draftPublication(author, { unitId, period, publishOn: ended }, atNoon(addDays(ended, DRAFT_DAYS)));
    await checkDraft(second, id, atNoon(addDays(ended, PUBLISH_DAYS)));
  }
  await makePlan(author, { unitId, length: "quarter", draftDays: DRAFT_DAYS, publishDays: PUBLISH_DAYS });
}
