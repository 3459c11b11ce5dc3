import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { database } from "#db";
import { dangerListVersion } from "#db/schema/danger.ts";
import { person } from "#db/schema/people.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { isLocale, LOCALE_KEYS, type Locale, type Localised, localised } from "#lib/i18n/locales.ts";
import { type Actor, reachOf, type StaffActor } from "#lib/people/actor.ts";
import { holdsForce } from "#lib/units/queries.ts";
import { type DangerList, dangerList, dangerWords } from "./danger.ts";
import { workOf } from "./work-queries.ts";

/** A change of a list in one process is known to the others after this long. */
const FRESH_MS = 10_000;

type Kept = { lists: Map<Locale, DangerList>; until: number };
// One for the process, also where two bundles evaluate this module.
const shared = globalThis as typeof globalThis & { rapportDanger?: Kept | undefined };

/** Look again at the next text: a list was changed. */
export function forgetDangerLists(): void {
  shared.rapportDanger = undefined;
}

async function lists(): Promise<Map<Locale, DangerList>> {
  const kept = shared.rapportDanger;
  if (kept && kept.until > Date.now()) return kept.lists;
  const rows = await database().execute<{ language: Locale; words: string[] }>(
    sql`select distinct on (language) language, words from danger_list order by language, number desc`,
  );
  const read = new Map([...rows].map(({ language, words }) => [language, dangerList(words)]));
  shared.rapportDanger = { lists: read, until: Date.now() + FRESH_MS };
  return read;
}

/** The words and phrases of the lists that a text holds. People write their own language on any page: those of its own are looked for first. */
export async function dangerFound(_actor: Actor, text: string, locale: Locale): Promise<string[]> {
  const all = await lists();
  const order = [locale, ...LOCALE_KEYS.filter((key) => key !== locale)];
  return dangerWords(
    order.map((key) => all.get(key) ?? []),
    text,
  );
}

/** Whether a text says that somebody may be in danger. */
export async function dangerIn(actor: Actor, text: string, locale: Locale): Promise<boolean> {
  return (await dangerFound(actor, text, locale)).length > 0;
}

export type ListVersion = { language: Locale; number: number; words: string[]; by: string | undefined; at: Date | undefined };

/** All versions of all lists, the newest first; `undefined` for whoever may not keep them. */
export function listVersions(actor: StaffActor): Promise<ListVersion[] | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await holdsForce(actor, "help.write", tx))) return undefined;
    const rows = await tx
      .select({ version: dangerListVersion, by: person.name })
      .from(dangerListVersion)
      .leftJoin(person, eq(person.id, dangerListVersion.writtenBy))
      .orderBy(desc(dangerListVersion.number));
    return rows.flatMap(({ version: { language, number, words, writtenAt }, by }) =>
      isLocale(language) ? [{ language, number, words, by: by ?? undefined, at: writtenAt ?? undefined }] : [],
    );
  });
}

/** The units whose alerts somebody is told of. */
export async function alertUnits(tx: Tx, actor: StaffActor): Promise<string[]> {
  const { desk, complaints } = await workOf(tx, actor);
  return [...new Set([...desk, ...complaints])];
}

export type Alert = {
  id: string;
  unitName: Localised;
  requestId: string | undefined;
  language: string;
  on: Day;
  seen: { by: string; at: Date }[];
};

const MOST_ALERTS = 100;

/** What the desk was alerted to: what nobody has seen first, then the newest; none for whoever works no desk. */
export function alerts(actor: StaffActor): Promise<Alert[]> {
  return transaction(reachOf(actor), async (tx) => {
    const units = await alertUnits(tx, actor);
    const rows = await tx.execute<{
      id: string;
      name: unknown;
      request: string | null;
      language: string;
      on: Day;
      seen: { by: string; at: string }[];
    }>(sql`
      select a.id, u.name, a.request_id as request, a.language, a.raised_on::text as "on",
        coalesce((select json_agg(json_build_object('by', p.name, 'at', s.seen_at) order by s.seen_at)
          from danger_alert_seen s join person p on p.id = s.seen_by where s.alert_id = a.id), '[]') as seen
      from danger_alert a join unit u on u.id = a.unit_id
      where a.unit_id = any(${uuids(units)})
      order by exists (select from danger_alert_seen s where s.alert_id = a.id), a.raised_on desc, a.id limit ${MOST_ALERTS}`);
    return rows.map(({ name, request, seen, ...row }) => ({
      ...row,
      unitName: localised.parse(name),
      requestId: request ?? undefined,
      seen: seen.map(({ by, at }) => ({ by, at: new Date(at) })),
    }));
  });
}
