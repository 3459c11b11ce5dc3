import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { CheckResult } from "#lib/knowledge/result-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; results: readonly CheckResult[]; units: readonly UnitNode[] };

/** Results by topic and unit; nobody is told apart. */
export function Results({ locale, results, units }: Props) {
  const t = translator(locale, "knowledge");
  const f = figures(locale);
  return (
    <section className="stack">
      <h2>{t("results")}</h2>
      {results.length === 0 ? (
        <p className="quiet">{t("results_none")}</p>
      ) : (
        <Scroll label={t("results")}>
          <table className="lines">
            <thead>
              <tr>
                {(["topic", "unit", "closed", "scheduled", "absent", "share_passed", "share_right"] as const).map((key) => (
                  <th scope="col" key={key}>
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {results.map(({ checkId, topic, unitId, closesOn, scheduled, shown }) => {
                const unit = units.find(({ id }) => id === unitId);
                return (
                  <tr key={`${checkId} ${unitId}`}>
                    <th scope="row" dir="auto">
                      {topic}
                    </th>
                    <td>{unit && inLocale(unit.name, locale)}</td>
                    <td>{f.day(closesOn)}</td>
                    <td>{f.count(scheduled)}</td>
                    {shown ? (
                      <>
                        <td>{f.count(shown.absent)}</td>
                        <td>{f.share(shown.passed / scheduled, scheduled)}</td>
                        <td>{f.share(shown.meanShare, shown.taken)}</td>
                      </>
                    ) : (
                      <td colSpan={3}>{t("too_little")}</td>
                    )}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
