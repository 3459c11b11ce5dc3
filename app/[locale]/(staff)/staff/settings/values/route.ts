import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { isSettingName } from "#lib/operations/settings.ts";
import { setSetting } from "#lib/operations/settings-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { sentValue } from "../sent-value.ts";

/** Set a value, or the default again. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/settings",
  write: async ({ actor, fields }) => {
    const name = single(fields, "setting");
    if (!isSettingName(name)) throw new NotFound("no such setting");
    const value = fields.has("default") ? null : sentValue(name, fields);
    const result = await setSetting(actor, { name, value, seen: single(fields, "seen") || undefined });
    return result === "set" ? {} : { problems: { [name]: "out_of_range" } };
  },
});
