import { QuestionChart } from "#app/_components/distributions/question-chart.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { distributions } from "#lib/rates/distribution-queries.ts";
import { indicator } from "#lib/rates/indicators.ts";
import type { Selection } from "#lib/rates/queries.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { subtree } from "#lib/units/tree.ts";

type Props = { locale: Locale; actor: StaffActor; selection: Selection };

/** How visitors graded, all grades as one bar; only for all services and channels together. */
export async function Grades({ locale, actor, selection }: Props) {
  const { unit, units, period, service, channel } = selection;
  const { questionnaire, question } = indicator("sat_top2");
  const version = (await openedVersions()).find(({ key }) => key === questionnaire);
  const asked = version?.definition.questions.find(({ id }) => id === question);
  if (!version || !asked || service || channel) return null;
  const { questions } = await distributions(actor, {
    version,
    unitIds: subtree(units, unit.id),
    period,
    rated: true,
    questionId: question,
  });
  const [found] = questions;
  if (!found?.shown) return null;
  return (
    <section className="grades" aria-labelledby="grades">
      <h2 id="grades">{translator(locale, "analysis")("grades_title")}</h2>
      <QuestionChart locale={locale} question={asked} distribution={found} />
    </section>
  );
}
