import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Service, UnitNode } from "#lib/units/queries.ts";
import type { VisitCount } from "#lib/units/visits.ts";
import { cellName } from "./months.ts";

type Props = {
  locale: Locale;
  unit: UnitNode;
  services: readonly Service[];
  months: readonly Day[];
  counts: readonly VisitCount[];
  values: Fields | undefined;
  readOnly: boolean;
};

/** A field for each service and month; what it showed goes along, so that somebody else's change in between is noticed. */
export function VisitGrid({ locale, unit, services, months, counts, values, readOnly }: Props) {
  const t = translator(locale, "visits");
  const f = figures(locale);
  const stored = new Map(counts.map(({ serviceKey, month, visits }) => [cellName(serviceKey, month), String(visits)]));
  const table = (
    <Scroll label={inLocale(unit.name, locale)}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("service")}</th>
            {months.map((month) => (
              <th key={month} scope="col">
                {f.month(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map(({ key, name }) => (
            <tr key={key}>
              <th scope="row">{inLocale(name, locale)}</th>
              {months.map((month) => {
                const cell = cellName(key, month);
                const now = stored.get(cell) ?? "";
                if (readOnly) return <td key={month}>{now === "" ? "–" : f.count(Number(now))}</td>;
                return (
                  <td key={month}>
                    <input type="hidden" name={`was_${cell}`} value={now} />
                    <input
                      className="input count"
                      id={cell}
                      name={cell}
                      inputMode="numeric"
                      dir="ltr"
                      autoComplete="off"
                      aria-label={t("cell", { service: inLocale(name, locale), month: f.month(month) })}
                      defaultValue={values?.has(cell) ? single(values, cell) : now}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
  if (readOnly)
    return (
      <>
        <p className="quiet">{t("read_only")}</p>
        {table}
      </>
    );
  return (
    <form className="stack" method="post" action={`/${locale}/staff/visits/counts`}>
      <input type="hidden" name="unit" value={unit.slug} />
      <input type="hidden" name="until" value={months.at(-1)?.slice(0, 7)} />
      <p className="quiet">{t("grid_hint")}</p>
      {table}
      <button className="button" type="submit">
        {t("save")}
      </button>
    </form>
  );
}
