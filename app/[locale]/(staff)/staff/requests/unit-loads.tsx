import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitLoad } from "#lib/requests/desk-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; loads: readonly UnitLoad[]; chosen: string | undefined };

/** How much is open and overdue in each unit. */
export function UnitLoads({ locale, units, loads, chosen }: Props) {
  const t = translator(locale, "desk");
  const f = figures(locale);
  const lines = units.flatMap(({ id, slug, name }) => {
    const load = loads.find(({ unitId }) => unitId === id);
    return load ? [{ ...load, slug, name }] : [];
  });
  if (lines.length < 2 && !chosen) return null;
  return (
    <section className="stack" aria-labelledby="loads">
      <h2 id="loads">{t("by_unit")}</h2>
      {chosen && (
        <p>
          <a href={`/${locale}/staff/requests`}>{t("all_units")}</a>
        </p>
      )}
      <Scroll label={`${t("queue_open")}, ${t("queue_overdue")}`}>
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t("unit")}</th>
              <th scope="col">{t("queue_open")}</th>
              <th scope="col">{t("queue_overdue")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ slug, name, open, overdue }) => (
              <tr key={slug}>
                <th scope="row">
                  <a href={`/${locale}/staff/requests?unit=${slug}`} aria-current={slug === chosen ? "true" : undefined}>
                    {inLocale(name, locale)}
                  </a>
                </th>
                <td>{f.count(open)}</td>
                <td>{overdue > 0 ? <strong className="late">{f.count(overdue)}</strong> : f.count(0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
