import * as z from "zod";
import { LOCALE_KEYS, type Localised } from "#lib/i18n/locales.ts";
import { ROLES, type Role } from "#lib/people/actor.ts";
import type { CsvRow } from "./csv-rows.ts";
import { fitsBelow, KINDS, newUnit, type UnitKind } from "./definition.ts";

/** What a line of a file would do; a refused one says why. */
export const FILE_VERDICTS = ["added", "changed", "same", "refused"] as const;
const LINE_PROBLEMS = [
  "slug_wrong",
  "slug_twice",
  "kind_wrong",
  "kind_differs",
  "parent_unknown",
  "parent_differs",
  "does_not_fit",
  "name_missing",
  "adults_wrong",
  "email_wrong",
  "role_wrong",
  "unit_unknown",
] as const;
type LineProblem = (typeof LINE_PROBLEMS)[number];
export type JudgedLine = { line: number; what: string; verdict: (typeof FILE_VERDICTS)[number]; problem?: LineProblem | undefined };

export type KnownUnit = {
  id: string;
  kind: UnitKind;
  parentSlug: string | undefined;
  name: Localised;
  adults: number | null;
  mine: boolean;
};
export type UnitLine = { slug: string; kind: UnitKind; parentSlug: string; name: Localised; adults: number | null };
export type Judged<L> = { lines: JudgedLine[]; wanted: (L & { verdict: "added" | "changed" })[] };

/** The columns that a file must have. */
export const COLUMNS = { units: ["slug", "kind", "parent", "name_en"], people: ["email", "name", "role", "unit"] } as const;
export type FileKind = keyof typeof COLUMNS;

export const lackingColumns = (kind: FileKind, rows: readonly CsvRow[]): string[] =>
  COLUMNS[kind].filter((name) => !Object.hasOwn(rows[0]?.record ?? {}, name));

function namesOf(record: Record<string, string>): Localised | undefined {
  const named = LOCALE_KEYS.flatMap((locale) => (record[`name_${locale}`] ? [[locale, record[`name_${locale}`]]] : []));
  const name = newUnit.shape.name.safeParse(Object.fromEntries(named));
  return name.success ? name.data : undefined;
}

/** Judge a file of units (`slug`, `kind`, `parent`, `name_en` and other languages, `adults`); a parent may stand earlier in the same file. */
export function judgeUnits(rows: readonly CsvRow[], known: ReadonlyMap<string, KnownUnit>): Judged<UnitLine> {
  const kinds = new Map([...known].flatMap(([slug, { kind, mine }]) => (mine ? [[slug, kind] as const] : [])));
  const judged: Judged<UnitLine> = { lines: [], wanted: [] };
  const seen = new Set<string>();
  for (const { line, record } of rows) {
    const { slug = "", parent = "", kind: said = "", adults: count = "" } = record;
    const refuse = (problem: LineProblem) => judged.lines.push({ line, what: slug, verdict: "refused", problem });
    const [kind, name, adults, there] = [
      KINDS.find((each) => each === said),
      namesOf(record),
      count === "" ? null : Number(count),
      known.get(slug),
    ];
    if (!newUnit.shape.slug.safeParse(slug).success) refuse("slug_wrong");
    else if (seen.has(slug) || (there && !there.mine)) refuse("slug_twice");
    else if (!kind || kind === "force") refuse("kind_wrong");
    else if (there && there.kind !== kind) refuse("kind_differs");
    else if (!kinds.has(parent)) refuse("parent_unknown");
    else if (there && there.parentSlug !== parent) refuse("parent_differs");
    else if (!fitsBelow(kind, kinds.get(parent))) refuse("does_not_fit");
    else if (!name) refuse("name_missing");
    else if (!newUnit.shape.adults.safeParse(adults).success) refuse("adults_wrong");
    else {
      const same = there && there.adults === adults && JSON.stringify(there.name) === JSON.stringify(name);
      const verdict = there ? (same ? "same" : "changed") : "added";
      judged.lines.push({ line, what: slug, verdict });
      if (verdict !== "same") judged.wanted.push({ slug, kind, parentSlug: parent, name, adults, verdict });
      kinds.set(slug, kind);
    }
    seen.add(slug);
  }
  return judged;
}

export type PersonLine = { email: string; name: string; role: Role; unitSlug: string };
export type KnownPerson = { roles: readonly { role: Role; unitSlug: string }[] };

/** Judge a file of people (`email`, `name`, `role`, `unit`); a person with two roles has two lines. */
export function judgePeople(
  rows: readonly CsvRow[],
  { mine, people }: { mine: ReadonlySet<string>; people: ReadonlyMap<string, KnownPerson> },
): Judged<PersonLine> {
  const judged: Judged<PersonLine> = { lines: [], wanted: [] };
  const seen = new Set<string>();
  for (const { line, record } of rows) {
    const { name = "", role: said = "", unit: unitSlug = "" } = record;
    const email = z
      .email()
      .max(254)
      .safeParse((record.email ?? "").toLowerCase());
    const role = ROLES.find((each) => each === said);
    const refuse = (problem: LineProblem) => judged.lines.push({ line, what: record.email ?? "", verdict: "refused", problem });
    if (!email.success) refuse("email_wrong");
    else if (name === "" || name.length > 120) refuse("name_missing");
    else if (!role) refuse("role_wrong");
    else if (!mine.has(unitSlug)) refuse("unit_unknown");
    else {
      const [there, key] = [people.get(email.data), `${email.data} ${role} ${unitSlug}`];
      const held = seen.has(key) || there?.roles.some((each) => each.role === role && each.unitSlug === unitSlug);
      const verdict = held ? "same" : there || [...seen].some((each) => each.startsWith(`${email.data} `)) ? "changed" : "added";
      judged.lines.push({ line, what: `${email.data}, ${said}, ${unitSlug}`, verdict });
      if (verdict !== "same") judged.wanted.push({ email: email.data, name, role, unitSlug, verdict });
      seen.add(key);
    }
  }
  return judged;
}
