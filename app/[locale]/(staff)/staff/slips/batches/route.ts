import { addDays, dayOf, isDay } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { MOST_SLIPS } from "#lib/surveys/slip-batch.ts";
import { makeBatch } from "#lib/surveys/slip-mutations.ts";
import { openedQuestionnaires } from "#lib/surveys/touchpoint-queries.ts";
import { offeredServices, unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

const MOST_DAYS = 400;

export const POST = staffPost<{ locale: string }>({
  page: () => "/slips",
  write: async ({ actor, fields, page }) => {
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const [units, catalogue, asked] = await Promise.all([unitsInScope(actor), offeredServices(actor), openedQuestionnaires(actor)]);
    const unit = units.find(({ slug }) => slug === single(fields, "unit"));
    const service = catalogue.find(({ key }) => key === single(fields, "service"));
    const questionnaire = asked.find(({ key }) => key === single(fields, "questionnaire"));
    const issued = Number(single(fields, "issued").trim());
    const expiresOn = single(fields, "expires_on").trim();
    const problems = {
      unit: unit ? undefined : "unit_wrong",
      service: service ? undefined : "service_wrong",
      questionnaire: questionnaire ? undefined : "questionnaire_wrong",
      issued: Number.isInteger(issued) && issued >= 1 && issued <= MOST_SLIPS ? undefined : "issued_wrong",
      expires_on: isDay(expiresOn) && expiresOn > today && expiresOn <= addDays(today, MOST_DAYS) ? undefined : "expires_wrong",
    };
    if (!unit || !service || !questionnaire || Object.values(problems).some((problem) => problem)) return { problems };
    const wanted = { unitId: unit.id, serviceKey: service.key, questionnaireKey: questionnaire.key, issued, expiresOn, today };
    const { batchId } = await makeBatch(actor, wanted);
    return { to: `${page}/${batchId}` };
  },
});
