import type { ReactNode } from "react";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { type Driver, firstDriver } from "#lib/rates/first-driver.ts";
import { DriversPicture } from "./drivers-picture.tsx";
import { figures } from "./figures.ts";
import { hiddenReason } from "./hidden-rate.tsx";
import { indicatorName } from "./words.ts";

type Props = { locale: Locale; answers: number; r2: number; drivers: readonly Driver[]; links?: ReactNode };

/** Where to look first, in words. */
export function driversFinding(locale: Locale, drivers: readonly Driver[]): string {
  const t = translator(locale, "analysis");
  const first = firstDriver(drivers);
  return first ? t("drivers_first", { name: indicatorName(locale, first.id) }) : t("drivers_none");
}

/** Importance against performance: each driver a numbered point with both intervals, and the same as a table. */
export function DriversChart({ locale, answers, r2, drivers, links }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const finding = driversFinding(locale, drivers);
  return (
    <figure className="chart control">
      <figcaption>
        <h2>{finding}</h2>
        <p>{t("drivers_of", { count: f.count(answers), share: f.share(r2, answers) })}</p>
        <p className="quiet">{t("drivers_how")}</p>
      </figcaption>
      <DriversPicture locale={locale} drivers={drivers} label={finding} />
      <DriversTable locale={locale} answers={answers} drivers={drivers} />
      {links}
    </figure>
  );
}

function DriversTable({ locale, answers, drivers }: Omit<Props, "r2" | "links">) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  return (
    <Scroll label={t("drivers_title")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("driver")}</th>
            <th scope="col">{t("importance")}</th>
            <th scope="col">{t("interval")}</th>
            <th scope="col">{t("performance")}</th>
            <th scope="col">{t("interval")}</th>
          </tr>
        </thead>
        <tbody>
          {drivers.map(({ id, importance, performance }, at) => (
            <tr key={id} data-driver={id}>
              <th scope="row">
                {at + 1}. <a href={`/${locale}/staff/definitions#${id}`}>{indicatorName(locale, id)}</a>
              </th>
              <td>{f.share(importance.share, answers)}</td>
              <td>{t("bounds", { lower: f.share(importance.lower, answers), upper: f.share(importance.upper, answers) })}</td>
              {performance.shown ? (
                <>
                  <td>{f.share(performance.rate, performance.n)}</td>
                  <td>
                    {t("bounds", { lower: f.share(performance.lower, performance.n), upper: f.share(performance.upper, performance.n) })}
                  </td>
                </>
              ) : (
                <td colSpan={2}>{hiddenReason(locale, performance.reason)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
