import * as z from "zod";
import { AUDIT_KINDS } from "#lib/audit/catalogue.ts";
import type { AuditFilter } from "#lib/audit/queries.ts";
import { addDays, type Day, dayOf, isDay } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Asked = Readonly<Record<string, string | string[] | undefined>>;
const USUAL_DAYS = 30;
const OBJECT = /^([a-zA-Z]{2,30}):(.{1,200})$/s;

/** What an address asks for of the audit; whatever it holds, it is a filter. */
export function chosenAudit(asked: Asked, units: readonly UnitNode[]): { filter: AuditFilter; below: number | undefined; unit: string } {
  const one = (name: string): string => {
    const value = asked[name];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const day = (name: string, otherwise: Day): Day => (isDay(one(name)) ? (one(name) as Day) : otherwise);
  const object = OBJECT.exec(one("object"));
  const unit = units.find(({ slug }) => slug === one("unit"));
  const personId = z.uuid().safeParse(one("person"));
  const position = Number(one("below"));
  // The history of one thing or person goes back to the beginning, unless days are asked for.
  const start = object || personId.success ? ("2000-01-01" as Day) : addDays(today, -USUAL_DAYS);
  const filter = {
    from: day("from", start),
    to: day("to", today),
    kind: AUDIT_KINDS.find((each) => each === one("kind")),
    personId: personId.success ? personId.data : undefined,
    unitId: unit?.id,
    object: object ? ([object[1] ?? "", object[2] ?? ""] as const) : undefined,
  };
  return { filter, below: Number.isSafeInteger(position) && position > 0 ? position : undefined, unit: unit?.slug ?? "" };
}

/** The same as an address has it. */
export function auditAddress({ from, to, kind, personId, object }: AuditFilter, unit: string, below?: number): string {
  const fields = { from, to, kind, person: personId, unit, object: object?.join(":"), below: below?.toString() };
  return new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
}
