import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { releaseHold } from "#lib/requests/retention-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { reasonIn } from "../reason.ts";

/** Let a hold go. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/retention",
  write: async ({ actor, fields }) => {
    const hold = z.uuid().safeParse(single(fields, "hold"));
    if (!hold.success) throw new NotFound("no hold");
    const why = reasonIn(fields);
    if (!why) return { problems: { form: "why_missing" } };
    await releaseHold(actor, hold.data, why);
    return {};
  },
});
