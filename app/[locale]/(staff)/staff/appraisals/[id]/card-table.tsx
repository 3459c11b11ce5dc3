import { Scroll } from "#app/_ui/scroll.tsx";
import type { Card } from "#lib/appraisals/card-queries.ts";
import { inLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { schemeFigures } from "../../schemes/words.ts";

type Props = { locale: Locale; cards: readonly Card[]; units: readonly UnitNode[] };

/** The units in the order of their names: nobody has a rank. */
export function byName<T extends { unitId: string }>(locale: Locale, all: readonly T[], units: readonly UnitNode[]) {
  return all
    .flatMap((each) => {
      const unit = units.find(({ id }) => id === each.unitId);
      return unit ? [{ ...each, slug: unit.slug, name: inLocale(unit.name, locale) }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name, LOCALES[locale].tag));
}

/** Every card with its total and how sure it is. */
export function CardTable({ locale, cards, units }: Props) {
  const t = translator(locale, "appraisals");
  const f = schemeFigures(locale);
  return (
    <section className="stack">
      <h2>{t("cards")}</h2>
      <p className="quiet">{t("no_ranks")}</p>
      <Scroll label={t("cards")}>
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t("unit")}</th>
              <th scope="col">{t("total")}</th>
              <th scope="col">{t("left_out")}</th>
              <th scope="col">{t("state")}</th>
            </tr>
          </thead>
          <tbody>
            {byName(locale, cards, units).map(({ period, slug, name, result, confirmed }) => (
              <tr key={slug} data-unit={slug}>
                <th scope="row">
                  <a href={`/${locale}/staff/appraisals/${period.id}/units/${slug}`}>{name}</a>
                </th>
                <td>
                  <bdi>
                    {result.total === null
                      ? "–"
                      : t("total_interval", {
                          total: f.number(result.total),
                          lower: f.number(result.lower ?? 0),
                          upper: f.number(result.upper ?? 0),
                        })}
                  </bdi>
                </td>
                <td>{f.count(result.lines.filter(({ leftOut }) => leftOut).length)}</td>
                <td>
                  {confirmed[0] ? t("confirmed_number", { number: confirmed[0].number, day: f.day(confirmed[0].on) }) : t("not_confirmed")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
