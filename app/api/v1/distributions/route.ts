import { distributions } from "#lib/rates/distribution-queries.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { apiGet } from "../api-get.ts";
import { askedSelection } from "../asked-selection.ts";

export const dynamic = "force-dynamic";

export const GET = apiGet("distributions", async ({ actor, query }) => {
  const selection = await askedSelection(actor, query);
  if ("refused" in selection) return selection;
  const version = (await openedVersions()).find(({ key }) => key === query.questionnaire);
  if (!version) return { refused: 404, detail: "There is no such questionnaire" };
  const { answers, questions } = await distributions(actor, { version, unitId: selection.unit.id, period: selection.period, rated: true });
  return {
    questionnaire: version.key,
    version: version.number,
    answers,
    questions: questions.map((each) =>
      each.shown
        ? { question: each.questionId, shown: true, base: each.base, skipped: each.skipped, counts: Object.fromEntries(each.counts) }
        : { question: each.questionId, shown: false, base: null, skipped: null, counts: null },
    ),
  };
});
