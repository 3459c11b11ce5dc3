import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { Day } from "#lib/calendar.ts";
import { inLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Issue, SmallCount } from "#lib/requests/issues.ts";
import { countWords, finding, usualWords } from "./issue-words.ts";

type Props = { locale: Locale; issues: readonly Issue[]; months: readonly Day[]; unit: string; k: number };

const COLUMN = 20;
const HEIGHT = 44;
const LEAST = 3;

/** What residents asked about: for each need a column a month, the chosen month marked, with the table of the numbers. */
export function IssueChart({ locale, issues, months, unit, k }: Props) {
  const t = translator(locale, "issues");
  const f = figures(locale);
  const month = f.month(months.at(-1) ?? "");
  const title = finding(locale, issues, month);
  const most = Math.max(k, ...issues.flatMap(({ counts }) => counts.map((count) => (count === "few" ? 0 : count))));
  return (
    <figure className="chart units issues">
      <figcaption>
        <h2>{title}</h2>
        <p className="quiet">{t("subtitle", { from: f.month(months[0] ?? ""), to: month })}</p>
      </figcaption>
      <ul className="unit-rows">
        {issues.map((issue) => (
          <li key={issue.key}>
            <span>
              {inLocale(issue.title, locale)} {issue.isRise && <strong className="tag">{t("rise")}</strong>}
            </span>
            <Columns counts={issue.counts} most={most} k={k} mirrored={LOCALES[locale].dir === "rtl"} />
            <span className="figure">
              {countWords(locale, issue.now, k)}
              <small>{usualWords(locale, issue, k)}</small>
            </span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("table")}</summary>
        <Scroll label={title}>
          <table>
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t("need")}</th>
                {months.map((each) => (
                  <th scope="col" key={each}>
                    {f.month(each)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {issues.map((issue) => (
                <tr key={issue.key}>
                  <th scope="row">{inLocale(issue.title, locale)}</th>
                  {issue.counts.map((count, at) => (
                    <td key={months[at]}>{countWords(locale, count, k)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
      <p>
        <a href={`/${locale}/staff/issues/table?unit=${unit}&month=${months.at(-1)?.slice(0, 7)}`} download>
          {t("table_csv")}
        </a>
      </p>
    </figure>
  );
}

function Columns({ counts, most, k, mirrored }: { counts: readonly SmallCount[]; most: number; k: number; mirrored: boolean }) {
  const width = counts.length * COLUMN;
  const tall = (count: number) => (count === 0 ? 0 : Math.max(LEAST, (count / most) * (HEIGHT - 2)));
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <line className="axis" x1={0} x2={width} y1={HEIGHT - 1} y2={HEIGHT - 1} />
      {counts.map((count, at) => {
        const x = (mirrored ? counts.length - 1 - at : at) * COLUMN + 3;
        // As tall as the most that few can be, so that its height tells nothing.
        const height = tall(count === "few" ? k - 1 : count);
        const kind = count === "few" ? "few" : at === counts.length - 1 ? "now" : "before";
        // biome-ignore lint/suspicious/noArrayIndexKey: the months stand in their order
        return <rect key={at} className={kind} x={x} y={HEIGHT - 1 - height} width={COLUMN - 6} height={height} />;
      })}
    </svg>
  );
}
