import type { FamiliaritySum } from "#lib/appraisals/count-queries.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { byName } from "../card-table.tsx";
import { numbersOf } from "./count-words.ts";

type Props = { locale: Locale; sums: readonly FamiliaritySum[]; units: readonly UnitNode[] };

/** Familiarity checks of units whose officers the reader does not audit: in sum, for nobody is told apart. */
export function FamiliaritySums({ locale, sums, units }: Props) {
  const t = translator(locale, "appraisals");
  return (
    <section className="stack">
      <h2>{t("count_familiarity")}</h2>
      <p className="quiet">{t("familiarity_sum")}</p>
      <ul className="plain-list stack">
        {byName(locale, sums, units).map(({ unitId, name, officers, count }) => (
          <li key={unitId} className="panel stack">
            <h3>
              {name} · {t("familiarity_officers", { count: officers })}
            </h3>
            <p>{numbersOf(locale, count)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
