import { Conflict } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { sentName } from "#lib/i18n/sent-name.ts";
import { addService, changeService } from "#lib/units/service-mutations.ts";
import { staffPost } from "../../staff-post.ts";

const KEY = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_KEY = 40;
const MOST = 999;

/** Add a service, or name one anew. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/services",
  write: async ({ actor, fields }) => {
    const [key, name, seen] = [single(fields, "key"), sentName(fields), sentName(fields, "seen_name")];
    if (!KEY.test(key) || key.length > LONGEST_KEY) return { problems: { key: "service_key_wrong" } };
    if (!name) return { problems: { form: "name_missing" } };
    if (!seen) {
      try {
        await addService(actor, key, name);
        return {};
      } catch (error) {
        if (error instanceof Conflict) return { problems: { key: "service_key_taken" } };
        throw error;
      }
    }
    const position = Number(single(fields, "position"));
    if (!Number.isInteger(position) || position < 1 || position > MOST) return { problems: { form: "position_wrong" } };
    await changeService(actor, key, { name, position }, seen);
    return {};
  },
});
