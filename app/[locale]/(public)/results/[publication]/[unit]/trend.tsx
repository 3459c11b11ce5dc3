import { TrendRows } from "#app/_components/publications/repeated.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { runsOf, type TrendPoint } from "#lib/publications/public-trend.ts";
import { publicFigures } from "#lib/publications/public-words.ts";

type Props = { locale: Locale; points: readonly TrendPoint[] };

const [WIDTH, HEIGHT, EDGE] = [300, 84, 8];

/** The paths of a trend; nothing is drawn of a single point. */
function drawingOf(points: readonly TrendPoint[]) {
  const shown = points.flatMap(({ rate }, at) => (rate.shown ? [{ at, rate }] : []));
  if (shown.length < 2) return undefined;
  const x = (at: number) => Math.round(EDGE * 5 + (at / (points.length - 1)) * (WIDTH - 8 * EDGE));
  const y = (share: number) => Math.round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE));
  const rateAt = (at: number) => shown.find((each) => each.at === at)?.rate.rate ?? 0;
  const lines = runsOf(points).map((run) => run.map((at, index) => `${index === 0 ? "M" : "L"}${x(at)} ${y(rateAt(at))}`).join(""));
  const intervals = shown.map(({ at, rate }) => `M${x(at)} ${y(rate.lower)}V${y(rate.upper)}`);
  const dots = shown.map(({ at, rate }) => `M${x(at)} ${y(rate.rate)}h0`).join("");
  return { course: [...lines, ...intervals].join(""), dots, low: y(0), high: y(1) };
}

/** A rate over publications. */
export function Trend({ locale, points }: Props) {
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  return (
    <>
      <TrendRows
        caption={t("trend")}
        heads={[t("trend_period"), t("trend_share"), t("trend_between"), t("trend_answers")]}
        rows={points.map(({ from, to, rate }) => [
          f.period({ from, to }),
          ...(rate.shown ? [f.of100(rate.rate), f.range(rate.lower, rate.upper), f.count(rate.n)] : [t("hidden")]),
        ])}
        drawing={drawingOf(points)}
      />
      {points.some(({ breaks }) => breaks) && <p className="quiet">{t("trend_break")}</p>}
    </>
  );
}
