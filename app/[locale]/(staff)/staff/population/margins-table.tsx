import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { PopulationRow } from "#lib/rates/population-file.ts";
import type { NamedCategory } from "#lib/rates/population-queries.ts";
import { MARGINS } from "#lib/rates/weighting.ts";

type Props = { locale: Locale; title: string; rows: readonly PopulationRow[]; known: Record<(typeof MARGINS)[number], NamedCategory[]> };

/** Residents by category, with their share of the margin. */
export function MarginsTable({ locale, title, rows, known }: Props) {
  const t = translator(locale, "weights");
  const f = figures(locale);
  const totalOf = (margin: string) => rows.filter((row) => row.margin === margin).reduce((sum, { residents }) => sum + residents, 0);
  return (
    <Scroll label={title}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("margin")}</th>
            <th scope="col">{t("category")}</th>
            <th scope="col">{t("residents")}</th>
            <th scope="col">{t("share")}</th>
          </tr>
        </thead>
        <tbody>
          {MARGINS.flatMap((margin) =>
            rows
              .filter((row) => row.margin === margin)
              .map(({ category, residents }) => {
                const label = known[margin].find(({ key }) => key === category)?.label;
                return (
                  <tr key={`${margin} ${category}`}>
                    <td>{t(`margin_${margin}`)}</td>
                    <th scope="row">{label ? inLocale(label, locale) : category}</th>
                    <td>{f.count(residents)}</td>
                    <td>{f.share(residents / totalOf(margin), totalOf(margin))}</td>
                  </tr>
                );
              }),
          )}
        </tbody>
      </table>
    </Scroll>
  );
}
