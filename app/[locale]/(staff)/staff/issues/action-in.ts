import * as z from "zod";
import { NotFound } from "#lib/errors.ts";

/** The action that a form is about. */
export function actionIn(typed: string): string {
  const read = z.uuid().safeParse(typed);
  if (!read.success) throw new NotFound("no such action");
  return read.data;
}
