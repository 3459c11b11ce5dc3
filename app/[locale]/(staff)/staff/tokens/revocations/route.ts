import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { revokeToken } from "#lib/people/token-mutations.ts";
import { staffPost } from "../../staff-post.ts";

/** Revoke a token for good. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/tokens",
  write: async ({ actor, fields }) => {
    const token = z.uuid().safeParse(single(fields, "token"));
    if (!token.success) throw new NotFound("no token");
    await revokeToken(actor, token.data);
    return {};
  },
});
