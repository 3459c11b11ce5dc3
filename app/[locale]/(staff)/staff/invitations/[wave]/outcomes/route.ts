import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { countOutcomes } from "#lib/surveys/invitation-mutations.ts";
import { COUNTED } from "#lib/surveys/invitation-wave.ts";
import { staffPost } from "../../../staff-post.ts";

export const POST = staffPost<{ locale: string; wave: string }>({
  page: ({ wave }) => `/invitations/${wave}`,
  write: async ({ actor, fields, params: { wave } }) => {
    if (!z.uuid().safeParse(wave).success) throw new NotFound("no such wave");
    const typed = COUNTED.map((name) => [name, single(fields, name).trim()] as const);
    const wrong = typed.filter(([, text]) => !/^\d{1,7}$/.test(text));
    if (wrong.length > 0) return { problems: Object.fromEntries(wrong.map(([name]) => [name, "counted_wrong"])) };
    const [refused = 0, notEligible = 0, unknownEligibility = 0] = typed.map(([, text]) => Number(text));
    const counted = await countOutcomes(actor, wave, { refused, notEligible, unknownEligibility });
    return counted === "counted" ? {} : { problems: { refused: "more_than_sent" } };
  },
});
