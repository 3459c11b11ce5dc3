import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { type Fields, single } from "#lib/http/fields.ts";

/** The id that a form sent; what is none is not there. */
export function uuidIn(fields: Fields, name: string): string {
  const read = z.uuid().safeParse(single(fields, name));
  if (!read.success) throw new NotFound(`no id in ${name}`);
  return read.data;
}

/** The id in an address. */
export const isId = (text: string): boolean => z.uuid().safeParse(text).success;
