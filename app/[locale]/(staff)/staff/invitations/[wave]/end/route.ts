import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { endWave } from "#lib/surveys/invitation-mutations.ts";
import { staffPost } from "../../../staff-post.ts";

export const POST = staffPost<{ locale: string; wave: string }>({
  page: ({ wave }) => `/invitations/${wave}`,
  write: async ({ actor, params: { wave } }) => {
    if (!z.uuid().safeParse(wave).success) throw new NotFound("no such wave");
    await endWave(actor, wave);
    return {};
  },
});
