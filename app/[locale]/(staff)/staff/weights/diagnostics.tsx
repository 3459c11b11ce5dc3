import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { NamedCategory } from "#lib/rates/population-queries.ts";
import { FEWEST_IN_CATEGORY, type MarginName, MOST_WEIGHT, type Weighing } from "#lib/rates/weighting.ts";

type Props = { locale: Locale; name: string; weighing: Weighing; answers: number; known: Record<MarginName, NamedCategory[]> };

const BINS = 12;
const WIDTH = 320;
const HEIGHT = 80;

/** How many answers have which weight, from none to the most, in twelfths of the most. */
function histogram({ weights, design }: Weighing): { counts: number[]; most: number } {
  const times = design.times ?? [];
  const total = times.reduce((sum, count) => sum + count, 0);
  const mean = weights.reduce((sum, weight, at) => sum + weight * (times[at] ?? 0), 0) / total;
  const most = Math.max(...weights) / mean;
  const counts = new Array<number>(BINS).fill(0);
  for (const [at, weight] of weights.entries()) {
    const bin = Math.min(BINS - 1, Math.floor((weight / mean / most) * BINS));
    counts[bin] = (counts[bin] ?? 0) + (times[at] ?? 0);
  }
  return { counts, most };
}

/** How far the weights reach, what they cost, and what was joined for them. */
export function Diagnostics({ locale, name, weighing, answers, known }: Props) {
  const t = translator(locale, "weights");
  const f = figures(locale);
  const number = new Intl.NumberFormat(`${locale}-u-nu-latn`, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const called = (margin: MarginName, categories: readonly string[]) =>
    categories
      .map((key) => {
        const label = known[margin].find((each) => each.key === key)?.label;
        return key === "" ? t("not_given") : label ? inLocale(label, locale) : key;
      })
      .join(" + ");
  const { counts, most } = histogram(weighing);
  const tallest = Math.max(...counts);
  return (
    <div className="stack">
      <dl className="facts">
        <dt>{t("deff")}</dt>
        <dd data-fact="deff">{number.format(weighing.deff)}</dd>
        <dt>{t("effective_all")}</dt>
        <dd data-fact="effective">{f.count(Math.round(weighing.effective))}</dd>
        <dt>{t("gap")}</dt>
        <dd data-fact="gap">{f.share(weighing.gap, answers)}</dd>
        <dt>{t("capped", { most: String(MOST_WEIGHT) })}</dt>
        <dd data-fact="capped">{f.share(weighing.capped, answers)}</dd>
      </dl>
      {weighing.joined.length === 0 ? (
        <p>{t("joined_none")}</p>
      ) : (
        <ul>
          {weighing.joined.map(({ margin, into, because, answers: few }) => (
            <li key={`${margin} ${because} ${into.join()}`}>
              {t("joined", {
                margin: t(`margin_${margin}`),
                into: called(margin, into),
                because: called(margin, because.split(" + ")),
                // A small number of answers is said as such.
                answers: few < FEWEST_IN_CATEGORY ? String(FEWEST_IN_CATEGORY) : String(few),
              })}
            </li>
          ))}
        </ul>
      )}
      <figure className="chart">
        <figcaption className="quiet">{t("histogram", { most: number.format(most) })}</figcaption>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${t("histogram", { most: number.format(most) })}: ${name}`}>
          {counts.map((count, at) => {
            const height = tallest === 0 ? 0 : (count / tallest) * (HEIGHT - 2);
            const x = (at * WIDTH) / BINS;
            return <rect key={x} className="bin" x={x + 1} width={WIDTH / BINS - 2} y={HEIGHT - height} height={height} />;
          })}
        </svg>
      </figure>
      <Scroll label={`${t("margins_title")}: ${name}`}>
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t("margin")}</th>
              <th scope="col">{t("category")}</th>
              <th scope="col">{t("of_residents")}</th>
              <th scope="col">{t("of_answers")}</th>
              <th scope="col">{t("of_weighted")}</th>
            </tr>
          </thead>
          <tbody>
            {weighing.margins.flatMap(({ margin, rows }) =>
              rows.map(({ categories, residents, answers: share, weighted }) => (
                <tr key={`${margin} ${categories.join()}`}>
                  <td>{t(`margin_${margin}`)}</td>
                  <th scope="row">{called(margin, categories)}</th>
                  <td>{f.share(residents, answers)}</td>
                  <td>{f.share(share, answers)}</td>
                  <td>{f.share(weighted, answers)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
