import * as z from "zod";
import { single } from "#lib/http/fields.ts";
import { holdRequest } from "#lib/requests/retention-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { reasonIn } from "../reason.ts";

/** Keep a request's words from deletion. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/retention",
  write: async ({ actor, fields }) => {
    const request = z.uuid().safeParse(single(fields, "request").trim().toLowerCase());
    const why = reasonIn(fields);
    if (!request.success || !why)
      return { problems: { request: request.success ? undefined : "request_missing", why: why ? undefined : "why_missing" } };
    await holdRequest(actor, request.data, why);
    return {};
  },
});
