import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { openSeal, StillAppraised } from "#lib/rates/seal-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { reasonIn } from "../reason.ts";

/** Open sealed months to everybody. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/seals",
  write: async ({ actor, fields }) => {
    const seal = z.uuid().safeParse(single(fields, "seal"));
    if (!seal.success) throw new NotFound("no such seal");
    const why = reasonIn(fields, "open_why");
    if (!why) return { problems: { [`open_why_${seal.data}`]: "open_why_missing" } };
    try {
      await openSeal(actor, seal.data, why);
    } catch (error) {
      if (error instanceof StillAppraised) return { problems: { [`open_why_${seal.data}`]: "still_appraised" } };
      throw error;
    }
    return {};
  },
});
