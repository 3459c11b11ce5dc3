import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeptUnit } from "#lib/units/organisation-queries.ts";
import { treeOrder } from "#lib/units/tree.ts";
import { unitState } from "./unit-state.ts";

type Props = { locale: Locale; units: readonly KeptUnit[] };

/** Each unit below the one that it belongs to. */
export function UnitTable({ locale, units }: Props) {
  const t = translator(locale, "organisation");
  return (
    <Scroll label={t("title")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("kind")}</th>
            <th scope="col">{t("adults")}</th>
            <th scope="col">{t("state")}</th>
          </tr>
        </thead>
        <tbody>
          {treeOrder(units).map(({ unit, depth }) => (
            <tr key={unit.id}>
              <th scope="row" style={{ paddingInlineStart: `${depth * 1.25}rem` }}>
                {unit.mine ? (
                  <a href={`/${locale}/staff/organisation/${unit.slug}`}>
                    <bdi>{inLocale(unit.name, locale)}</bdi>
                  </a>
                ) : (
                  <bdi>{inLocale(unit.name, locale)}</bdi>
                )}
              </th>
              <td>{t(`kind_${unit.kind}`)}</td>
              <td>{unit.adults ?? "–"}</td>
              <td>
                <bdi>{unitState(unit, units, locale)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
