import { createElement } from "react";
import { BarePicture } from "#app/_components/charts/chart-sheet.tsx";
import { svgMarkup } from "#app/_components/charts/svg-markup.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { hiddenReason } from "#app/_components/rates/hidden-rate.tsx";
import { trendWords } from "#app/_components/rates/trend-chart.tsx";
import { TREND_SIZE, TrendPicture } from "#app/_components/rates/trend-picture.tsx";
import { headlineWords } from "#app/_components/rates/words.ts";
import { addMonths, type Day } from "#lib/calendar.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { HeadlineRates } from "#lib/rates/queries.ts";
import { changeOf, type Rate } from "#lib/rates/rate.ts";

const NO_ANSWERS: Rate = { shown: false, reason: "none" };

/** The month's rate as its page has it in the table by month, the change against the month before, the year, and the trend. */
export function reportRate(locale: Locale, headline: HeadlineRates, month: Day, year: string) {
  const rateIn = (wanted: Day) => headline.months.find((each) => each.month === wanted)?.rate ?? NO_ANSWERS;
  const [now, earlier] = [rateIn(month), rateIn(addMonths(month, -1))];
  const words = headlineWords(locale, headline.id);
  return {
    name: words.name,
    hidden: now.shown ? null : hiddenReason(locale, now.reason),
    shown: now.shown ? { ...shownWords(locale, now), of: words.of, ...changeWords(locale, headline, now, earlier, month) } : null,
    year: yearWords(locale, headline.now, year),
    chart: headline.months.some(({ rate }) => rate.shown) ? chart(locale, headline) : null,
  };
}

type Shown = Extract<Rate, { shown: true }>;

function shownWords(locale: Locale, now: Shown) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const { rate, lower, upper, n, dontKnow, asked } = now;
  return {
    figure: f.share(rate, n),
    rate,
    lower,
    upper,
    lines: [
      t("interval", { lower: f.share(lower, n), upper: f.share(upper, n) }),
      t("answers", { count: n, n: f.count(n) }),
      t("dont_know", { said: f.count(dontKnow), asked: f.count(asked), share: f.share(asked === 0 ? 0 : dontKnow / asked, asked) }),
    ],
  };
}

function changeWords(locale: Locale, { breaks }: HeadlineRates, now: Shown, earlier: Rate, month: Day) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const period = f.month(addMonths(month, -1));
  // Two series are never compared.
  if (breaks.includes(month)) return { verdict: "", change: translator(locale, "report")("new_series", { period }) };
  const change = changeOf(now, earlier);
  if (!change) return { verdict: "", change: t("change_none", { period }) };
  const points = (value: number) => f.points(value, now.n);
  return {
    verdict: t(`change_${change.verdict}`),
    change: t("change_by", { points: points(change.difference), lower: points(change.lower), upper: points(change.upper), period }),
  };
}

function yearWords(locale: Locale, rate: Rate, year: string): string {
  const t = translator(locale, "report");
  const f = figures(locale);
  if (!rate.shown) return t("year_hidden", { year, reason: hiddenReason(locale, rate.reason) });
  const share = (value: number) => f.share(value, rate.n);
  return t("year_rate", { year, rate: share(rate.rate), lower: share(rate.lower), upper: share(rate.upper), n: f.count(rate.n) });
}

function chart(locale: Locale, headline: HeadlineRates) {
  const { finding, drawn } = trendWords(locale, headline);
  const picture = { ...TREND_SIZE, kind: "chart", drawn: TrendPicture({ locale, headline, label: finding }) };
  return { svg: svgMarkup(createElement(BarePicture, picture)), alt: finding, drawn };
}
