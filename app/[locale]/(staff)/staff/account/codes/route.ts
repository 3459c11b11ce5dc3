import { renewRecoveryCodes } from "#lib/people/own-account-mutations.ts";
import { checkOwnPassword } from "#lib/people/sign-in-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { wrongPassword } from "../shown-password.ts";

/** Make new recovery codes; the page shows them once. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/account",
  write: async ({ actor, fields, request }) => {
    const wrong = await wrongPassword(({ password, from }) => checkOwnPassword(actor, password, from), { request, fields }, "now-codes");
    if (wrong) return { problems: wrong, back: new Map() };
    return { problems: {}, back: new Map([["codes", await renewRecoveryCodes(actor)]]) };
  },
});
