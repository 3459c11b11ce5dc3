import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { env } from "#lib/env.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { SolvedUnit } from "#lib/requests/solved-queries.ts";
import { wilson } from "#lib/statistics/wilson.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; solved: readonly SolvedUnit[] };

/** The counts of a unit with those below it. */
function summed(units: readonly UnitNode[], solved: readonly SolvedUnit[], unitId: string) {
  const below = subtree(units, unitId);
  const own = solved.filter((each) => below.includes(each.unitId));
  const sum = (of: (each: SolvedUnit) => number) => own.reduce((total, each) => total + of(each), 0);
  return {
    received: sum((each) => each.received),
    closed: sum((each) => each.closed),
    answered: sum((each) => each.answered),
    solved: sum((each) => each.solved),
    merged: sum((each) => each.merged),
  };
}

/** Two rates for each unit, each with what it is of: the police's word and the residents' are never mixed. */
export function SolvedTable({ locale, units, solved }: Props) {
  const t = translator(locale, "desk");
  const f = figures(locale);
  const least = env().RAPPORT_STAFF_MINIMUM_BASE;
  const lines = units.map((unit) => ({ unit, counts: summed(units, solved, unit.id) })).filter(({ counts }) => counts.received > 0);
  if (lines.length === 0) return <p className="notice">{t("solved_none")}</p>;
  const rate = (part: number, whole: number) => {
    if (whole < least) return t("below_least", { least });
    const interval = wilson(part, whole);
    const share = (value: number) => f.share(value, whole);
    return interval ? t("rate_of", { share: share(part / whole), lower: share(interval.lower), upper: share(interval.upper) }) : "";
  };
  return (
    <Scroll label={t("solved_title")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("received_count")}</th>
            <th scope="col">{t("merged_count")}</th>
            <th scope="col">{t("closed_rate")}</th>
            <th scope="col">{t("answered_count")}</th>
            <th scope="col">{t("no_answer_count")}</th>
            <th scope="col">{t("solved_rate")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ unit, counts }) => (
            <tr key={unit.id} data-unit={unit.slug}>
              <th scope="row">{inLocale(unit.name, locale)}</th>
              <td>{f.count(counts.received)}</td>
              <td>{f.count(counts.merged)}</td>
              <td>{rate(counts.closed, counts.received)}</td>
              <td>{f.count(counts.answered)}</td>
              <td>{f.count(counts.closed - counts.answered)}</td>
              <td>{rate(counts.solved, counts.answered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
