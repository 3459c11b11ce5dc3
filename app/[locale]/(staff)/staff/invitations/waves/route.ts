import { addDays, dayOf, isDay } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { planWave } from "#lib/surveys/invitation-mutations.ts";
import { MEANS } from "#lib/surveys/invitation-wave.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { offeredServices, unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

const MOST_DAYS = 400;
const LONGEST_NAME = 80;

export const POST = staffPost<{ locale: string }>({
  page: () => "/invitations",
  write: async ({ actor, fields, page }) => {
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const [units, catalogue, versions] = await Promise.all([unitsInScope(actor), offeredServices(actor), openedVersions()]);
    const unit = units.find(({ slug }) => slug === single(fields, "unit"));
    const service = catalogue.find(({ key }) => key === single(fields, "service"));
    const survey = versions.find(({ key, base }) => base === "resident" && key === single(fields, "questionnaire"));
    const means = MEANS.find((each) => each === single(fields, "means"));
    // PostgreSQL stores no NUL.
    const name = single(fields, "name").replaceAll("\0", "").trim();
    const expiresOn = single(fields, "expires_on").trim();
    const problems = {
      name: name && name.length <= LONGEST_NAME ? undefined : "name_wrong",
      unit: unit ? undefined : "unit_wrong",
      questionnaire: survey ? undefined : "questionnaire_wrong",
      service: service ? undefined : "service_wrong",
      means: means ? undefined : "means_wrong",
      expires_on: isDay(expiresOn) && expiresOn > today && expiresOn <= addDays(today, MOST_DAYS) ? undefined : "expires_wrong",
    };
    if (!unit || !service || !survey || !means || Object.values(problems).some((problem) => problem)) return { problems };
    const wanted = { unitId: unit.id, serviceKey: service.key, questionnaireKey: survey.key, name, means, expiresOn, today };
    const { batchId } = await planWave(actor, wanted);
    return { to: `${page}/${batchId}` };
  },
});
