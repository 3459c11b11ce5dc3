import { type Fields, single } from "#lib/http/fields.ts";
import { newUnit } from "#lib/units/definition.ts";

/** How many residents a form says: nothing known is `null`, and `undefined` what is no number. */
export function sentAdults(fields: Fields): number | null | undefined {
  const text = single(fields, "adults").replaceAll(/[\s,.']/g, "");
  const read = newUnit.shape.adults.safeParse(text === "" ? null : Number(text));
  return read.success ? read.data : undefined;
}
