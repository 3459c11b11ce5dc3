import { type Fields, single } from "#lib/http/fields.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { openedQuestionnaires } from "#lib/surveys/touchpoint-queries.ts";
import { offeredServices, unitsInScope } from "#lib/units/queries.ts";

/** Channels that a touchpoint can have; the others come from slips, letters and files. */
export const TOUCHPOINT_CHANNELS = ["open", "kiosk"] as const;
const LONGEST_PLACE = 80;

/** What a touchpoint's form chose, where each part is one that exists; or the message key of what is wrong at its field. */
export async function chosenTouchpoint(actor: StaffActor, fields: Fields) {
  const [units, catalogue, asked] = await Promise.all([unitsInScope(actor), offeredServices(actor), openedQuestionnaires(actor)]);
  const unit = units.find(({ slug }) => slug === single(fields, "unit"));
  const service = catalogue.find(({ key }) => key === single(fields, "service"));
  const questionnaire = asked.find(({ key }) => key === single(fields, "questionnaire"));
  const channel = TOUCHPOINT_CHANNELS.find((each) => each === single(fields, "channel")) ?? "open";
  const place = single(fields, "place").trim();
  const problems: Record<string, string> = {};
  if (!unit) problems.unit = "unit_wrong";
  if (!service) problems.service = "service_wrong";
  if (!questionnaire) problems.questionnaire = "questionnaire_wrong";
  if (place.length > LONGEST_PLACE) problems.place = "place_long";
  if (!unit || !service || !questionnaire || place.length > LONGEST_PLACE) return { problems };
  return { chosen: { unit, units, serviceKey: service.key, questionnaireKey: questionnaire.key, channel, place: place || undefined } };
}
