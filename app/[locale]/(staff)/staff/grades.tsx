import { ChartLinks } from "#app/_components/charts/chart-links.tsx";
import { QuestionChart } from "#app/_components/distributions/question-chart.tsx";
import type { RatesQuery } from "#app/_components/rates/rates-address.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import type { Selection } from "#lib/rates/queries.ts";
import { foundGrades } from "./found-grades.ts";

type Props = { locale: Locale; actor: StaffActor; selection: Selection; query: RatesQuery; exports: boolean };

/** How visitors graded, all grades as one bar. */
export async function Grades({ locale, actor, selection, query, exports }: Props) {
  const found = await foundGrades(actor, selection);
  if (!found) return null;
  const { question, distribution } = found;
  return (
    <section className="grades" aria-labelledby="grades">
      <h2 id="grades">{translator(locale, "analysis")("grades_title")}</h2>
      <QuestionChart
        locale={locale}
        question={question}
        distribution={distribution}
        links={exports && <ChartLinks locale={locale} chart="grades" query={query} title={inLocale(question.label, locale)} />}
      />
    </section>
  );
}
