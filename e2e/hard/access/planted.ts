import { driver } from "#db";
import { asOwner } from "#db/seed/test-owner.ts";
import { seeAll } from "#db/seed/test-survey.ts";

/** Made to be known, or told to all staff: what stands there is no secret of a unit. */
const KNOWN = [
  "touchpoint",
  "role_holding",
  "unit_contact",
  "unit_photo",
  "unit_action_publication",
  "working_hours",
  "sealed_period",
  "sealed_period_opening",
  "publication",
  "publication_link",
];
/** Columns in which somebody writes what they like. */
const WRITTEN = ["label", "words", "why", "name", "source", "reason", "place", "what", "done", "said"];
/** What holds for a whole force or for everybody; nobody of one unit changes it. */
const OF_ALL = [
  "unit",
  "service",
  "setting_value",
  "danger_list",
  "help_need",
  "help_need_version",
  "agency",
  "questionnaire",
  "questionnaire_version",
];

/** Before the names of tables of somebody's account, which are of a person and not of a unit. */
export const ACCOUNT = "account: ";

export type Tables = readonly { name: string; columns: string[] | null }[];

/** The tables that say of which unit their rows are, as the database knows them, and their written columns. */
export const unitTables = (): Promise<Tables> =>
  driver()<{ name: string; columns: string[] | null }[]>`
    select c.relname as name,
      array_agg(a.attname::text) filter (where a.atttypid in ('text'::regtype, 'text[]'::regtype) and a.attname = any (${WRITTEN})) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and exists (select from pg_attribute u where u.attrelid = c.oid and u.attname = 'unit_id')
    group by c.relname order by 1`;

const ownWord = (name: string, column: string) => `planted-${name}-${column}`.replaceAll("_", "-");

/** Write a word of its own, or another, into every free text of a unit's rows; triggers that keep rows as they are stand aside for it. */
export async function plant(unitId: string, tables: Tables, wordOf = ownWord): Promise<void> {
  await asOwner((owner) =>
    owner.begin(async (tx) => {
      await tx`select set_config('rapport.everything', 'on', true)`;
      for (const { name, columns } of tables) {
        if (!columns) continue;
        await tx`alter table ${tx(name)} disable trigger user`;
        for (const column of columns) {
          const word = wordOf(name, column);
          const [type] = await tx`
            select atttypid = 'text[]'::regtype as "isMany" from pg_attribute where attrelid = ${name}::regclass and attname = ${column}`;
          await tx`update ${tx(name)} set ${tx(column)} = ${type?.isMany ? tx`array[${word}]` : tx`${word}`} where unit_id = ${unitId}`;
        }
        // Words are shown once their month is over.
        if (name === "comment") await tx`update comment set month = '2026-01-01' where unit_id = ${unitId}`;
        await tx`alter table ${tx(name)} enable trigger user`;
      }
    }),
  );
}

const MARKER = /^([\da-f]{8}-[\da-f-]{27}|planted-.*)$/;

/** What would betray the unit: planted words, and every id of its rows that no known table shows. */
export async function markersOf(unitId: string, tables: Tables): Promise<string[]> {
  return seeAll(async (sql) => {
    const shared = await sql`select id from questionnaire_version union select id from questionnaire union select id from unit`;
    const known = new Set<string>(shared.map(({ id }) => id));
    const found = new Set<string>();
    for (const { name } of tables)
      for (const { row } of await sql`select to_jsonb(t) as row from ${sql(name)} t where unit_id = ${unitId}`)
        for (const value of Object.values(row as object).flat())
          if (typeof value === "string" && MARKER.test(value)) (KNOWN.includes(name) ? known : found).add(value);
    return [...found].filter((value) => !known.has(value));
  });
}

/** A sum over all rows of the unit and of somebody who works there, and over all of what holds for everybody, by table. */
export async function sumsOf(unitId: string, personId: string, tables: Tables): Promise<Record<string, string>> {
  const sum = (name: string, rows: string, of = "") =>
    `select '${of}${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 1)::numeric), 0) as sum from ${name} t ${rows}`;
  const ofPeople = await driver()<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and a.atttypid = 'uuid'::regtype
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and not exists (select from pg_attribute u where u.attrelid = c.oid and u.attname = 'unit_id')`;
  const parts = [
    ...tables.map(({ name }) => sum(name, `where unit_id = '${unitId}'`)),
    ...OF_ALL.map((name) => sum(name, "")),
    ...ofPeople.map(({ name }) => sum(name, `where person_id = '${personId}'`, ACCOUNT)),
    sum("person", `where id = '${personId}'`, ACCOUNT),
  ];
  return seeAll(async (sql) => Object.fromEntries((await sql.unsafe(parts.join(" union all "))).map((row) => [row.name, row.sum])));
}
