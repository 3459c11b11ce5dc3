import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { gradeOf } from "#lib/publications/public-grades.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import type { PublishedDefinition, ShownRate } from "#lib/publications/snapshot.ts";

type Props = { locale: Locale; rate: ShownRate; definition: PublishedDefinition | undefined };

const WIDTH = 300;

/** How often each answer was given: a bar of all answers, and the same as a table. */
export function Given({ locale, rate, definition }: Props) {
  if (!definition) return null;
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  let at = 0;
  const best = rate.distribution.toSorted((one, other) => gradeOf(definition, other.code) - gradeOf(definition, one.code));
  const parts = best.map(({ code, n }) => {
    const label = definition.answers.find((answer) => answer.code === code)?.label;
    const [start, width] = [at, (n / rate.n) * WIDTH];
    at += width;
    return { code, n, grade: gradeOf(definition, code), name: label ? inLocale(label, locale) : String(code), start, width };
  });
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} 16`} aria-hidden="true">
        {parts.map(({ code, grade, start, width }) => (
          <rect key={code} className={`g${grade}`} x={start.toFixed(1)} width={width.toFixed(1)} height={16} />
        ))}
      </svg>
      <table>
        <caption>{t("given")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("given_answer")}</th>
            <th scope="col">{t("given_count")}</th>
            <th scope="col">{t("given_share")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ code, n, grade, name }) => (
            <tr key={code}>
              <th scope="row">
                <i className={`g${grade}`} />
                {name}
              </th>
              <td>{f.count(n)}</td>
              <td>{f.of100(n / rate.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
