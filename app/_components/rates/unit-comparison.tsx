import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { changeOf } from "#lib/rates/rate.ts";
import type { ComparedUnit } from "#lib/rates/unit-queries.ts";
import { figures } from "./figures.ts";
import type { RatesQuery } from "./rates-address.ts";

type Props = { locale: Locale; units: readonly ComparedUnit[]; compared: readonly string[]; query: RatesQuery };

const VERDICTS = { better: "clear_higher", worse: "clear_lower", unclear: "clear_none" } as const;

/** Units chosen to be compared, pair by pair, each difference with its interval. */
export function UnitComparison({ locale, units, compared, query }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const shown = units.filter(({ rate }) => rate.shown);
  const chosen = shown.filter(({ unit }) => compared.includes(unit.slug));
  const pairs = chosen.flatMap((one, at) =>
    chosen.slice(at + 1).flatMap((other) => {
      const difference = changeOf(one.rate, other.rate);
      const n = one.rate.shown && other.rate.shown ? Math.min(one.rate.n, other.rate.n) : 0;
      return difference ? [{ one: one.unit, other: other.unit, difference, n }] : [];
    }),
  );
  if (shown.length < 2) return null;
  return (
    <section className="panel stack" aria-labelledby="compare">
      <h2 id="compare">{t("compare_title")}</h2>
      <p className="quiet">{t("compare_how")}</p>
      {pairs.length > 0 && (
        <Scroll label={t("difference")}>
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{t("unit")}</th>
                <th scope="col">{t("difference")}</th>
                <th scope="col">{t("verdict")}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ one, other, difference, n }) => (
                <tr key={`${one.id} ${other.id}`}>
                  <th scope="row">{t("pair", { one: inLocale(one.name, locale), other: inLocale(other.name, locale) })}</th>
                  <td>
                    {t("difference_of", {
                      points: f.points(difference.difference, n),
                      lower: f.points(difference.lower, n),
                      upper: f.points(difference.upper, n),
                    })}
                  </td>
                  <td>{t(VERDICTS[difference.verdict])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <form className="stack" method="get" action={`/${locale}/staff/units`}>
        {Object.entries(query).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
        <div className="row">
          {shown.map(({ unit }) => (
            <label key={unit.id} className="choice">
              <input type="checkbox" name="compare" value={unit.slug} defaultChecked={compared.includes(unit.slug)} />
              <span>{inLocale(unit.name, locale)}</span>
            </label>
          ))}
        </div>
        <button className="button plain" type="submit">
          {t("compare")}
        </button>
      </form>
    </section>
  );
}
