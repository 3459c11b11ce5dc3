import { figures } from "#app/_components/rates/figures.ts";
import { hiddenReason } from "#app/_components/rates/hidden-rate.tsx";
import { headlineWords } from "#app/_components/rates/words.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Rate } from "#lib/rates/rate.ts";
import type { WeighedIndicator } from "#lib/rates/weight-queries.ts";
import type { WeightedRate } from "#lib/rates/weighting.ts";

type Row = { key: string; name: string; unweighted: Rate; weighted: WeightedRate | undefined };
type Props = { locale: Locale; caption: string; heading: string; rows: readonly Row[] };

/** Rates as they were answered, and weighted, in one table. */
export function SideBySide({ locale, caption, heading, rows }: Props) {
  const t = translator(locale, "weights");
  const f = figures(locale);
  return (
    <Scroll label={`${t("weighted")}: ${caption}`}>
      <table className="lines">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{t("unweighted")}</th>
            <th scope="col">{t("interval")}</th>
            <th scope="col">n</th>
            <th scope="col">{t("weighted")}</th>
            <th scope="col">{t("interval")}</th>
            <th scope="col">{t("effective")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, unweighted, weighted }) => (
            <tr key={key} data-row={key}>
              <th scope="row">{name}</th>
              {unweighted.shown ? (
                <>
                  <td>{f.share(unweighted.rate, unweighted.n)}</td>
                  <td>{t("bounds", { lower: f.share(unweighted.lower, unweighted.n), upper: f.share(unweighted.upper, unweighted.n) })}</td>
                  <td>{f.count(unweighted.n)}</td>
                  {weighted ? (
                    <>
                      <td>
                        <strong>{f.share(weighted.rate, unweighted.n)}</strong>
                      </td>
                      <td>{t("bounds", { lower: f.share(weighted.lower, unweighted.n), upper: f.share(weighted.upper, unweighted.n) })}</td>
                      <td>{f.count(Math.round(weighted.effective))}</td>
                    </>
                  ) : (
                    <td colSpan={3}>{t("no_weights")}</td>
                  )}
                </>
              ) : (
                <td colSpan={6}>
                  <span className="hatched" aria-hidden="true" /> {hiddenReason(locale, unweighted.reason)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** One indicator in all and by the units below. */
export function WeighedIndicatorTable({ locale, indicator, whole }: { locale: Locale; indicator: WeighedIndicator; whole: string }) {
  const { name } = headlineWords(locale, indicator.id);
  const rows = [
    { key: "whole", name: whole, unweighted: indicator.unweighted, weighted: indicator.weighted },
    ...indicator.units.map(({ unit, ...rates }) => ({ key: unit.slug, name: inLocale(unit.name, locale), ...rates })),
  ];
  return <SideBySide locale={locale} caption={name} heading={translator(locale, "weights")("unit_of")} rows={rows} />;
}
