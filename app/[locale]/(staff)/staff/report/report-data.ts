import { gradeColour } from "#app/_components/charts/chart-style.ts";
import { graded } from "#app/_components/distributions/grade-bar.tsx";
import { partsOf } from "#app/_components/distributions/question-chart.tsx";
import { definitionWords } from "#app/_components/rates/definition-words.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { headlineWords } from "#app/_components/rates/words.ts";
import type { Day } from "#lib/calendar.ts";
import { inLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { indicator } from "#lib/rates/indicators.ts";
import type { Overview, Selection } from "#lib/rates/queries.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { answersDrawn } from "../charts/answers-drawn.ts";
import type { foundGrades } from "../found-grades.ts";
import { reportRate } from "./report-rate.ts";

type Found = {
  selection: Selection;
  month: Day;
  rates: Overview;
  grades: Awaited<ReturnType<typeof foundGrades>>;
  versions: readonly OpenVersion[];
  invented: boolean;
};

/** The words and pictures of a unit's report on a month, from what its page shows for the year. */
export function reportData(locale: Locale, { selection, month, rates, grades, versions, invented }: Found) {
  const { unit, today } = selection;
  const t = translator(locale, "report");
  const f = figures(locale);
  const names = { unit: inLocale(unit.name, locale), month: f.month(month) };
  const number = month.slice(0, 4);
  const year = today.startsWith(number) ? t("year_so_far", { year: number }) : t("year", { year: number });
  return {
    title: t("title", names),
    words: {
      lang: LOCALES[locale].tag.split("-")[0],
      dir: LOCALES[locale].dir,
      heading: t("heading"),
      ...names,
      scope: [
        t("scope", { day: f.day(today) }),
        t("same", { year: number }),
        ...(invented ? [translator(locale, "common")("demonstration")] : []),
      ],
      rates: t("rates", names),
      definitions: t("definitions"),
      random: t("random"),
      variation: [t("random_is"), t("random_not")],
      footer: [t("page", names), ...(invented ? [translator(locale, "common")("demonstration")] : [])].join(" · "),
    },
    rates: rates.headlines.map((headline) => reportRate(locale, headline, month, year)),
    grades: { heading: t("grades", { year }), none: t("grades_hidden"), ...gradesData(locale, grades) },
    part: { heading: t("taken_part", { year }), lines: partLines(locale, rates) },
    definitions: rates.headlines.flatMap(({ id }) => {
      const own = indicator(id);
      const words = definitionWords(locale, own, versions);
      const title = t("definition_title", { name: headlineWords(locale, id).name, id, version: own.version });
      return words ? [{ ...words, title, fed: words.fed.map(({ text }) => text) }] : [];
    }),
  };
}

/** All grades as the page has them in its table. Drawn by the typesetter, so that a reader of the file can find their words. */
function gradesData(locale: Locale, grades: Found["grades"]) {
  if (!grades) return { parts: [] };
  const { title, base: answered } = answersDrawn(locale, grades.question, grades.distribution);
  const { base } = grades.distribution;
  const f = figures(locale);
  const parts = graded(partsOf(grades.question, grades.distribution, locale)).map(({ name, count, grade }) => ({
    name,
    part: count / base,
    count: f.count(count),
    share: f.share(count / base, base),
    colour: gradeColour(grade),
    light: grade === 5 || grade === 1,
  }));
  return { question: title, base: answered, parts };
}

function partLines(locale: Locale, { participation, headlines }: Overview): string[] {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const share = participation && f.share(participation.answers / participation.visits, participation.visits);
  return [
    participation
      ? t("participation", { answers: f.count(participation.answers), visits: f.count(participation.visits), share: share ?? "" })
      : translator(locale, "analysis")("participation_none"),
    ...headlines.map(({ id, beside }) => {
      const counts = t("beside", { held: f.count(beside.held), excluded: f.count(beside.excluded) });
      const counted = beside.withThem?.shown ? ` ${t("with_them", { rate: f.share(beside.withThem.rate, beside.withThem.n) })}` : "";
      return translator(locale, "report")("beside_of", { name: headlineWords(locale, id).name, beside: counts + counted });
    }),
  ];
}
