import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; counts: readonly { unitId: string; held: number; excluded: number }[] };

/** How many answers of each unit are held and excluded: numbers alone, for everybody who sees the unit. */
export function HeldCounts({ locale, units, counts }: Props) {
  const t = translator(locale, "review");
  const { count } = figures(locale);
  if (counts.length === 0) return <p>{t("none")}</p>;
  return (
    <Scroll label={t("counts")}>
      <table>
        <caption>{t("counts")}</caption>
        <thead>
          <tr>
            {(["unit", "held", "excluded"] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ unitId, held, excluded }) => (
            <tr key={unitId}>
              <th scope="row">{inLocale(units.find(({ id }) => id === unitId)?.name ?? { en: "" }, locale)}</th>
              <td>{count(held)}</td>
              <td>{count(excluded)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
