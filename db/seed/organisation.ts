import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { personTotp } from "#db/schema/accounts.ts";
import { person, roleHolding } from "#db/schema/people.ts";
import { questionnaire, touchpoint } from "#db/schema/surveys.ts";
import { unit, visitCount } from "#db/schema/units.ts";
import type { Tx } from "#db/transaction.ts";
import type { SystemActor } from "#lib/people/actor.ts";
import { hashPassword } from "#lib/people/passwords.ts";
import { newTotpSecret } from "#lib/people/totp.ts";
import { sealTotpSecret } from "#lib/people/totp-secret.ts";
import { keepPopulation } from "#lib/rates/population-mutations.ts";
import { touchpointCode } from "#lib/surveys/touchpoint-code.ts";
import { DEMO_BEATS, DEMO_DISTRICTS, DEMO_FORCE } from "./force.ts";
import { randomStream } from "./random.ts";
import { DEMO_KIOSK, DEMO_SIGN_INS, DEMO_TOUCHPOINT } from "./sign-ins.ts";
import type { SimulatedVisits } from "./simulate.ts";

const ROWS_AT_ONCE = 2_000;

/** Make the force's units; returns their ids by slug. */
export async function makeUnits(tx: Tx): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const idOf = (slug: string) => {
    const id = ids.get(slug) ?? randomUUID();
    ids.set(slug, id);
    return id;
  };
  const adults = DEMO_DISTRICTS.flatMap(({ stations }) => stations).reduce((sum, station) => sum + station.adults, 0);
  await tx
    .insert(unit)
    .values({ id: idOf(DEMO_FORCE.slug), parentId: null, kind: "force", slug: DEMO_FORCE.slug, name: DEMO_FORCE.name, adults });
  for (const { slug, name, stations } of DEMO_DISTRICTS) {
    const total = stations.reduce((sum, station) => sum + station.adults, 0);
    await tx.insert(unit).values({ id: idOf(slug), parentId: idOf(DEMO_FORCE.slug), kind: "district", slug, name, adults: total });
    for (const station of stations) {
      const { slug: own, name: called, adults: residents } = station;
      await tx.insert(unit).values({ id: idOf(own), parentId: idOf(slug), kind: "station", slug: own, name: called, adults: residents });
    }
  }
  for (const { slug, station, name, adults: residents } of DEMO_BEATS) {
    await tx.insert(unit).values({ id: idOf(slug), parentId: idOf(station), kind: "beat", slug, name, adults: residents });
  }
  return ids;
}

const AT_EVERY_STATION = [
  { service: "household", channel: "open", asks: "visit-rating" },
  { service: "traffic", channel: "open", asks: "visit-rating" },
  { service: "call-response", channel: "open", asks: "visit-rating" },
  { service: "household", channel: "kiosk", asks: "visit-rating" },
  { service: "patrol", channel: "invited", asks: "resident-survey" },
] as const;

/** Codes that are printed at the start and in the guide. */
const FIXED_CODES: Readonly<Record<number, string>> = { 0: DEMO_TOUCHPOINT, 3: DEMO_KIOSK };

/** A poster or card for each station and some of its services; the first of East Street has the code that is printed at the start. */
export async function makeTouchpoints(tx: Tx, unitIds: ReadonlyMap<string, string>, seed: number): Promise<void> {
  const asked = await tx.select({ id: questionnaire.id, key: questionnaire.key }).from(questionnaire);
  const random = randomStream(seed + 1);
  const codes = new Set<string>(Object.values(FIXED_CODES));
  const newCode = () => {
    for (;;) {
      const code = touchpointCode(Array.from({ length: 6 }, () => Math.floor(random() * 32)));
      if (codes.has(code)) continue;
      codes.add(code);
      return code;
    }
  };
  const rows = DEMO_DISTRICTS.flatMap(({ stations }) => stations).flatMap(({ slug }) =>
    AT_EVERY_STATION.flatMap(({ service, channel, asks }, index) => {
      const unitId = unitIds.get(slug);
      const questionnaireId = asked.find(({ key }) => key === asks)?.id;
      if (!unitId || !questionnaireId) return [];
      return [
        {
          code: (slug === "east-street" && FIXED_CODES[index]) || newCode(),
          unitId,
          serviceKey: service,
          channel,
          questionnaireId,
        },
      ];
    }),
  );
  await tx.insert(touchpoint).values(rows);
}

/** The demonstration's people, each with a role on a unit. */
export async function makePeople(tx: Tx, unitIds: ReadonlyMap<string, string>): Promise<void> {
  const hashes = await Promise.all(DEMO_SIGN_INS.map(({ password }) => hashPassword(password)));
  for (const [index, { email, name, role, unitSlug }] of DEMO_SIGN_INS.entries()) {
    const personId = randomUUID();
    const unitId = unitIds.get(unitSlug);
    const passwordHash = hashes[index];
    if (!unitId || !passwordHash) throw new Error(`no unit ${unitSlug} for ${email}`);
    await tx.insert(person).values({ id: personId, email, name, passwordHash });
    // Nobody has the app of a demonstration: the sign-in page says its code.
    await tx.insert(personTotp).values({ personId, sealed: sealTotpSecret(personId, newTotpSecret()), lastStep: 0, setAt: new Date() });
    await tx.insert(roleHolding).values({ personId, unitId, role });
  }
}

export async function keepVisits(tx: Tx, unitIds: ReadonlyMap<string, string>, visits: readonly SimulatedVisits[]): Promise<void> {
  const rows = visits.flatMap(({ station, service, month, visits: counted }) => {
    const unitId = unitIds.get(station);
    return unitId ? [{ unitId, serviceKey: service, month, visits: counted }] : [];
  });
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) await tx.insert(visitCount).values(rows.slice(at, at + ROWS_AT_ONCE));
}

/** Shares of a made-up register, by the codes of the resident survey. */
const REGISTER = {
  age: { "1": 0.21, "2": 0.29, "3": 0.26, "4": 0.18, "5": 0.06 },
  sex: { "1": 0.51, "2": 0.49 },
} as const;

/** The force's residents by age, sex and district, as its administrator would have filed them. */
export async function keepResidents(tx: Tx, unitIds: ReadonlyMap<string, string>, actor: SystemActor, year: number): Promise<void> {
  const unitId = unitIds.get(DEMO_FORCE.slug);
  const [administrator] = await tx.select({ id: person.id }).from(person).where(eq(person.email, DEMO_SIGN_INS[0].email));
  if (!unitId || !administrator) throw new Error("the demo force has no administrator");
  const districts = DEMO_DISTRICTS.map(({ slug, stations }) => ({ slug, adults: stations.reduce((sum, { adults }) => sum + adults, 0) }));
  const adults = districts.reduce((sum, each) => sum + each.adults, 0);
  const rows = [
    ...(["age", "sex"] as const).flatMap((margin) =>
      Object.entries(REGISTER[margin]).map(([category, share]) => ({ margin, category, residents: Math.round(share * adults) })),
    ),
    ...districts.map(({ slug, adults: residents }) => ({ margin: "district" as const, category: slug, residents })),
  ];
  await keepPopulation(tx, actor, administrator.id, { unitId, year, source: "Made-up register of residents", rows });
}
