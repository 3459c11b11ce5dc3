import type { StaffActor } from "#lib/people/actor.ts";
import { distributions } from "#lib/rates/distribution-queries.ts";
import { indicator } from "#lib/rates/indicators.ts";
import type { Selection } from "#lib/rates/queries.ts";
import { openedVersions } from "#lib/surveys/queries.ts";

/** How visitors graded; only for all services and channels together, and not where too few did. */
export async function foundGrades(actor: StaffActor, { unit, period, service, channel }: Selection) {
  const { questionnaire, question: id } = indicator("sat_top2");
  const version = (await openedVersions()).find(({ key }) => key === questionnaire);
  const question = version?.definition.questions.find((each) => each.id === id);
  if (!version || !question || service || channel) return undefined;
  const { questions } = await distributions(actor, { version, unitId: unit.id, period, rated: true, questionId: id });
  const [distribution] = questions;
  return distribution?.shown ? { question, distribution } : undefined;
}
