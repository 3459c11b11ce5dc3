import { APPRAISED, type AppraisedId, isEvents } from "#lib/appraisals/indicators.ts";
import { MOST_PLUS_ITEMS, type Scheme, type SchemeLine, schemeDefinition } from "#lib/appraisals/scheme.ts";
import { type Fields, single } from "#lib/http/fields.ts";

const PERCENT = 100;

/** A number as somebody typed it, with either decimal sign. */
function numberIn(text: string): number {
  const typed = text.trim().replace(",", ".");
  return /^-?\d{1,4}(?:\.\d{1,2})?$/.test(typed) ? Number(typed) : Number.NaN;
}

const unitOf = (id: AppraisedId) => (isEvents(id) ? 1 : PERCENT);

/** A bound as a form shows it: percents, or events per 1,000 residents. */
export const typedBound = (id: AppraisedId, value: number): string => String(Math.round(value * unitOf(id) * 100) / 100);

/** A line as it was typed; a what-if form sends weights and bounds alone, so the rest may be given. */
export function lineIn(fields: Fields, id: AppraisedId, given?: SchemeLine): unknown {
  const bound = (name: string) => numberIn(single(fields, `${id}_${name}`)) / unitOf(id);
  return {
    id,
    weight: numberIn(single(fields, `${id}_weight`)),
    rule: given?.rule ?? single(fields, `${id}_rule`),
    low: bound("low"),
    high: bound("high"),
    minimum: given?.minimum ?? numberIn(single(fields, `${id}_minimum`)),
  };
}

/** The scheme that a form says, or where it is wrong. */
export function schemeIn(fields: Fields): { scheme: Scheme } | { problems: Record<string, string> } {
  const used = APPRAISED.filter((id) => single(fields, `${id}_use`) === "1");
  const plus = Array.from({ length: MOST_PLUS_ITEMS }, (_, at) => ({
    name: single(fields, `plus_${at}`).replaceAll("\0", "").trim(),
    points: numberIn(single(fields, `plus_points_${at}`)),
  })).filter(({ name }) => name !== "");
  const read = schemeDefinition.safeParse({ lines: used.map((id) => lineIn(fields, id)), plus, cap: numberIn(single(fields, "cap")) });
  if (read.success) return { scheme: read.data };
  const problems: Record<string, string> = {};
  for (const { path } of read.error.issues) {
    const id = path[0] === "lines" && typeof path[1] === "number" ? used[path[1]] : undefined;
    problems[id ? `${id}_weight` : path[0] === "cap" ? "cap" : path[0] === "plus" ? "plus_0" : "form"] = id ? "line_wrong" : "scheme_wrong";
  }
  return { problems };
}
