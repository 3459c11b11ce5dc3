import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { CheckResult } from "#lib/knowledge/result-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { treeOrder } from "#lib/units/tree.ts";
import "./results.css";

type Props = { locale: Locale; results: readonly CheckResult[]; units: readonly UnitNode[] };

/** One check's units, each below the one that it belongs to; a unit counts all below it. */
function UnitRows({ locale, results, units }: Props) {
  const t = translator(locale, "knowledge");
  const f = figures(locale);
  const found = units.flatMap((unit) => {
    const result = results.find(({ unitId }) => unitId === unit.id);
    return result ? [{ ...unit, result }] : [];
  });
  return treeOrder(found).map(({ unit: { id, slug, name, result }, depth }) => (
    <tr key={id} data-unit={slug}>
      <th scope="row" style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
        <bdi>{inLocale(name, locale)}</bdi>
      </th>
      <td>{f.count(result.scheduled)}</td>
      {result.shown ? (
        <>
          <td>{f.count(result.shown.absent)}</td>
          <td>{f.share(result.shown.passed / result.scheduled, result.scheduled)}</td>
          <td>{f.share(result.shown.meanShare, result.shown.taken)}</td>
        </>
      ) : (
        <td colSpan={3} className="quiet">
          {t("not_shown")}
        </td>
      )}
    </tr>
  ));
}

/** Results by topic and unit, the latest check open; nobody is told apart. */
export function Results({ locale, results, units }: Props) {
  const t = translator(locale, "knowledge");
  const f = figures(locale);
  return (
    <section className="stack">
      <h2>{t("results")}</h2>
      {results.length === 0 && <p className="quiet">{t("results_none")}</p>}
      {results.some(({ shown }) => !shown) && <p className="quiet">{t("not_shown_why")}</p>}
      {[...Map.groupBy(results, ({ checkId }) => checkId)].map(([checkId, [first, ...rest]], at) => {
        if (!first) return null;
        const closed = t("closed_on", { day: f.day(first.closesOn) });
        return (
          <details key={checkId} className="panel" open={at === 0}>
            <summary>
              <bdi>{first.topic}</bdi> <span className="quiet">{closed}</span>
            </summary>
            <Scroll label={`${first.topic}, ${closed}`}>
              <table className="lines check-results">
                <thead>
                  <tr>
                    {(["unit", "scheduled", "absent", "share_passed", "share_right"] as const).map((key) => (
                      <th scope="col" key={key}>
                        {t(key)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  <UnitRows locale={locale} results={[first, ...rest]} units={units} />
                </tbody>
              </table>
            </Scroll>
          </details>
        );
      })}
    </section>
  );
}
