import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { addMonths, type Day } from "#lib/calendar.ts";
import { keepStage, openStage, stageAnswers } from "#lib/responses/staging-mutations.ts";
import { recountCell } from "#lib/responses/tally-mutations.ts";
import { CANNOT_SAY } from "#lib/surveys/definition.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { testActor, testSurvey } from "./test-survey.ts";

export const ANSWERS = [1, 2, 3, 4, 5, CANNOT_SAY];
const SERVICES = ["household", "traffic", "patrol"];
const CHANNELS = ["open", "kiosk"];

/** Answers of a station, month, service and channel that came together and went together; `counts`: of each of `ANSWERS`. */
export type Atom = {
  station: string;
  month: Day;
  service: string;
  channel: string;
  versionId: string;
  /** Before which publication of the year they came, and before which they were excluded. */
  from: number;
  until: number;
  counts: number[];
};

export type AttackedForce = { forceId: string; districts: string[]; stations: string[]; above: Map<string, string | null> };

/** A force of districts with some stations each. */
export async function attackedForce(districts: number, stations: number): Promise<AttackedForce> {
  const { forceId, unitId } = await testSurvey();
  const force: AttackedForce = {
    forceId,
    districts: [],
    stations: [unitId],
    above: new Map<string, string | null>([
      [forceId, null],
      [unitId, forceId],
    ]),
  };
  const add = async (kind: "district" | "station", parentId: string, name: string) => {
    const slug = `attacked-${name}-${forceId}`;
    const { unitId: id } = await addUnit(testActor, { parentId, kind, slug, name: { en: name }, adults: null });
    force.above.set(id, parentId);
    return id;
  };
  for (let at = 0; at < districts; at += 1) {
    const district = await add("district", forceId, `d${at}`);
    force.districts.push(district);
    // Districts of two stations and more: few others hide nothing well.
    for (let of = 0; of < stations - (at % 3) * 3; of += 1) force.stations.push(await add("station", district, `s${at}-${of}`));
  }
  return force;
}

type Asked = { random: () => number; force: AttackedForce; year: number; looks: number; versionOf: (month: Day) => string };

/** Sparse answers of a year, some of which come late, and a few of which are excluded later. */
export function randomAtoms({ random, force: { stations }, year, looks, versionOf }: Asked): Atom[] {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const busy = new Map(stations.map((station) => [station, 4 + 30 * random() ** 2]));
  const one = (station: string, month: Day, from: number): Atom => {
    const counts = ANSWERS.map(() => 0);
    const n = 1 + Math.floor(random() ** 3 * (from > 0 ? 16 : (busy.get(station) ?? 0)));
    for (let at = 0; at < n; at += 1) {
      const grade = Math.floor(random() ** 0.6 * 5);
      counts[grade] = (counts[grade] ?? 0) + 1;
    }
    if (random() < 0.25) counts[5] = 1 + Math.floor(random() * 3);
    const until = from + 1 < looks && random() < 0.06 ? from + 1 + Math.floor(random() * (looks - from - 1)) : looks;
    return { station, month, service: pick(SERVICES), channel: pick(CHANNELS), versionId: versionOf(month), from, until, counts };
  };
  return stations.flatMap((station) =>
    Array.from({ length: 12 }, (_, at) => addMonths(`${year}-01-01`, at)).flatMap((month) =>
      Array.from({ length: looks }, (_, look) => look).flatMap((look) => {
        const comes = look === 0 ? [0.75, 0.35] : [0.5 / looks];
        return comes.filter((chance) => random() < chance).map(() => one(station, month, look));
      }),
    ),
  );
}

const dayOf = ({ month, from }: Pick<Atom, "month" | "from">) => `${month.slice(0, 8)}${String(from + 10)}`;

/** Keep the answers that come before a publication, and exclude those that go. */
export async function look(atoms: readonly Atom[], at: number): Promise<void> {
  const versions = await openedVersions({ fresh: true });
  await transaction({ everything: true }, async (tx) => {
    await openStage(tx);
    await stageAnswers(tx, atoms.filter(({ from }) => from === at).flatMap(answersOf(versions)));
    await keepStage(tx, versions);
    for (const atom of atoms.filter(({ until }) => until === at)) {
      const { station: unitId, service: serviceKey, channel, versionId, month } = atom;
      const day = dayOf(atom);
      for (const [place, many] of atom.counts.entries())
        await tx.execute(sql`
          with gone as (
            delete from response where id in (
              select id from response where unit_id = ${unitId} and service_key = ${serviceKey} and channel = ${channel}
                and version_id = ${versionId} and day = ${day} and choices[1] = ${ANSWERS[place]} limit ${many})
            returning *)
          insert into excluded_answer (id, unit_id, service_key, channel, version_id, day, month, choices, reasons, why, excluded_by, excluded_on)
          select id, unit_id, service_key, channel, version_id, day, month, choices, '{burst}', 'Injected', unit_id, day from gone`);
      await recountCell(tx, versions, { unitId, serviceKey, channel, day, month });
    }
  });
}

const answersOf =
  (versions: Awaited<ReturnType<typeof openedVersions>>) =>
  (atom: Atom): Parameters<typeof stageAnswers>[1][number][] => {
    const questions = versions.find(({ id }) => id === atom.versionId)?.definition.questions ?? [];
    return atom.counts.flatMap((many, place) => {
      const choices = questions.map((_, at) => (at === 0 ? (ANSWERS[place] ?? 0) : 0));
      const { station: unitId, service: serviceKey, channel, versionId } = atom;
      return Array.from({ length: many }, () => ({ unitId, serviceKey, channel, versionId, day: dayOf(atom), choices, words: [""] }));
    });
  };

export type Visits = ReadonlySet<string>;
export const placeOf = ({ station, service, month }: Pick<Atom, "station" | "service" | "month">) => `${station} ${service} ${month}`;

/** Count visits of some of the places at which there are answers. */
export async function countVisits(random: () => number, atoms: readonly Atom[]): Promise<Visits> {
  const uncounted = new Set(atoms.filter(() => random() < 0.02).map(({ station }) => station));
  const places = new Map(atoms.filter(({ station }) => !uncounted.has(station) || random() < 0.8).map((atom) => [placeOf(atom), atom]));
  await transaction({ everything: true }, async (tx) => {
    for (const { station, service, month } of places.values())
      await tx.execute(sql`insert into visit_count (unit_id, service_key, month, visits) values (${station}, ${service}, ${month}, 90)`);
  });
  return new Set(places.keys());
}
