import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { makePile } from "#lib/responses/paper-mutations.ts";
import { EVERY_NTH, MOST_FORMS } from "#lib/responses/paper-pile.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { offeredServices, unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

/** Begin a pile of the questionnaire's newest version. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/entry",
  write: async ({ actor, fields, page }) => {
    const [units, catalogue, versions] = await Promise.all([unitsInScope(actor), offeredServices(actor), openedVersions()]);
    const unit = units.find(({ slug }) => slug === single(fields, "unit"));
    const service = catalogue.find(({ key }) => key === single(fields, "service"));
    const version = versions.find(({ key }) => key === single(fields, "questionnaire"));
    const typed = single(fields, "forms").trim();
    const forms = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
    const everyNth = EVERY_NTH.find((nth) => String(nth) === single(fields, "every_nth"));
    const problems = {
      unit: unit ? undefined : "unit_wrong",
      service: service ? undefined : "service_wrong",
      questionnaire: version ? undefined : "questionnaire_wrong",
      forms: forms >= 1 && forms <= MOST_FORMS ? undefined : "forms_wrong",
      every_nth: everyNth ? undefined : "nth_wrong",
    };
    if (!unit || !service || !version || !everyNth || problems.forms) return { problems };
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const { pileId } = await makePile(actor, {
      unitId: unit.id,
      serviceKey: service.key,
      versionId: version.id,
      forms,
      everyNth,
      today,
    });
    return { to: `${page}/${pileId}` };
  },
});
