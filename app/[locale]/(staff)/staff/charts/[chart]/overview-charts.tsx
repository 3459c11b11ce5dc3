import { hiddenReason } from "#app/_components/rates/hidden-rate.tsx";
import { RowsPicture, rowsSize } from "#app/_components/rates/rows-picture.tsx";
import { trendWords } from "#app/_components/rates/trend-chart.tsx";
import { TREND_SIZE, TrendPicture } from "#app/_components/rates/trend-picture.tsx";
import { headlineWords } from "#app/_components/rates/words.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { seriesOf } from "#lib/rates/period.ts";
import { overview } from "#lib/rates/queries.ts";
import type { Rate } from "#lib/rates/rate.ts";
import { foundGrades } from "../../found-grades.ts";
import { answersDrawn } from "../answers-drawn.ts";
import type { Asked, Drawn } from "./drawn.ts";

/** How many answers stand behind some rates as far as they are shown, and in how many marks. */
export function shownOf(rates: readonly Rate[]): { n: number; marks: number } {
  const shown = rates.flatMap((rate) => (rate.shown ? [rate.n] : []));
  return { n: shown.reduce((sum, n) => sum + n, 0), marks: shown.length };
}

/** Why some of the rates are hidden, each reason once. */
export function hiddenKeys(locale: Locale, rates: readonly Rate[]): string[] {
  return (["few", "together"] as const)
    .filter((reason) => rates.some((rate) => !rate.shown && rate.reason === reason))
    .map((reason) => hiddenReason(locale, reason));
}

const headlineOf = async ({ actor, selection, rate }: Asked) => (await overview(actor, selection)).headlines.find(({ id }) => id === rate);

export async function months(asked: Asked): Promise<Drawn | undefined> {
  const headline = await headlineOf(asked);
  const rates = headline?.months.map(({ rate }) => rate) ?? [];
  const shown = shownOf(rates);
  if (!headline || shown.marks === 0) return undefined;
  const { finding, drawn } = trendWords(asked.locale, headline);
  return {
    ...shown,
    title: finding,
    said: [drawn],
    picture: { ...TREND_SIZE, kind: "chart", drawn: TrendPicture({ locale: asked.locale, headline, label: finding }) },
    keys: hiddenKeys(asked.locale, rates),
    rates: [headline.id],
    period: seriesOf(asked.selection.period),
  };
}

export async function units(asked: Asked): Promise<Drawn | undefined> {
  const { locale, selection } = asked;
  const headline = await headlineOf(asked);
  const rates = headline?.units.map(({ rate }) => rate) ?? [];
  const shown = shownOf(rates);
  if (!headline || shown.marks === 0) return undefined;
  const t = translator(locale, "rates");
  const title = t("units_title", { name: headlineWords(locale, headline.id).name });
  const rows = headline.units.map(({ unit, rate }) => ({ key: unit.slug, name: inLocale(unit.name, locale), rate }));
  const middle = headline.now.shown ? headline.now.rate : undefined;
  return {
    ...shown,
    title,
    said: [t("units_explained")],
    picture: { ...rowsSize(rows.length), kind: "chart", drawn: RowsPicture({ locale, rows, middle, label: title }) },
    keys: hiddenKeys(locale, rates),
    rates: [headline.id],
    period: selection.period,
  };
}

export async function grades({ locale, actor, selection }: Asked): Promise<Drawn | undefined> {
  const found = await foundGrades(actor, selection);
  if (!found) return undefined;
  const { title, base, marks, picture } = answersDrawn(locale, found.question, found.distribution);
  return {
    n: found.distribution.base,
    marks,
    title,
    said: [base],
    picture,
    keys: [],
    rates: ["sat_top2"],
    period: selection.period,
  };
}
