import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { runsOf, type TrendPoint } from "#lib/publications/public-trend.ts";
import { hiddenWords, publicFigures } from "#lib/publications/public-words.ts";
import type { PublishedId } from "#lib/publications/snapshot.ts";

type Props = { locale: Locale; id: PublishedId; points: readonly TrendPoint[]; minimum: number };

const [WIDTH, HEIGHT, EDGE] = [300, 84, 8];

/** A rate over publications: points with their intervals, joined where they were counted in the same way, and a table. */
export function Trend({ locale, id, points, minimum }: Props) {
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const x = (at: number) => Math.round(EDGE * 5 + (at / (points.length - 1)) * (WIDTH - 8 * EDGE));
  const y = (share: number) => Math.round((HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)) * 10) / 10;
  const shown = points.flatMap(({ rate }, at) => (rate.shown ? [{ at, rate }] : []));
  const rateAt = (at: number) => shown.find((each) => each.at === at)?.rate.rate ?? 0;
  const course = runsOf(points)
    .map((run) => run.map((at, index) => `${index === 0 ? "M" : "L"}${x(at)} ${y(rateAt(at))}`).join(""))
    .join("");
  return (
    <>
      <h3>{t("trend")}</h3>
      {shown.length > 1 && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <path className="grid" d={`M${EDGE * 2} ${y(0)}H${WIDTH}M${EDGE * 2} ${y(0.5)}H${WIDTH}M${EDGE * 2} ${y(1)}H${WIDTH}`} />
          <text x={0} y={y(0) + 3}>
            0
          </text>
          <text x={0} y={y(1) + 3}>
            100
          </text>
          <path className="course" d={`${course}${shown.map(({ at, rate }) => `M${x(at)} ${y(rate.lower)}V${y(rate.upper)}`).join("")}`} />
          {shown.map(({ at, rate }) => (
            <circle key={at} cx={x(at)} cy={y(rate.rate)} r={3.5} />
          ))}
        </svg>
      )}
      {points.some(({ breaks }) => breaks) && <p className="quiet">{t("trend_break")}</p>}
      <table aria-label={`${t(`name_${id}`)}: ${t("trend")}`}>
        <thead>
          <tr>
            <th scope="col">{t("trend_period")}</th>
            <th scope="col">{t("trend_share")}</th>
            <th scope="col">{t("trend_between")}</th>
            <th scope="col">{t("trend_answers")}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ slug, from, to, rate }) => (
            <tr key={slug}>
              <th scope="row">{f.period({ from, to })}</th>
              {rate.shown ? (
                <>
                  <td>{f.of100(rate.rate)}</td>
                  <td dir="ltr">
                    {f.of100(rate.lower)}–{f.of100(rate.upper)}
                  </td>
                  <td>{f.count(rate.n)}</td>
                </>
              ) : (
                <td colSpan={3} title={hiddenWords(locale, rate.reason, minimum)}>
                  {t("hidden")}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
