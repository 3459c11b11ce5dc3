import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { AppraisalPeriod } from "#lib/appraisals/period-queries.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; periods: readonly AppraisalPeriod[]; mayEnd: (period: AppraisalPeriod) => boolean };

export const monthsOf = (locale: Locale, { from, to }: Pick<AppraisalPeriod, "from" | "to">) =>
  figures(locale).months({ key: "appraised", from, to });

/** Every period, the newest first, with the way to its cards. */
export function PeriodTable({ locale, periods, mayEnd }: Props) {
  const t = translator(locale, "appraisals");
  const f = figures(locale);
  return (
    <Scroll label={t("title")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("months")}</th>
            <th scope="col">{t("whom")}</th>
            <th scope="col">{t("scheme")}</th>
            <th scope="col">{t("state")}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.id}>
              <th scope="row">
                <a href={`/${locale}/staff/appraisals/${period.id}`}>{monthsOf(locale, period)}</a>
              </th>
              <td>
                {inLocale(period.unitName, locale)}: {t(`kind_${period.kind}`)}
              </td>
              <td>
                <span dir="auto">{period.schemeName}</span> {t("scheme_version", { number: period.number, day: f.day(period.publishedOn) })}
              </td>
              <td>
                {period.endedOn ? t("ended_on", { day: f.day(period.endedOn) }) : t("runs")}
                {mayEnd(period) && (
                  <details>
                    <summary>{t("end_what")}</summary>
                    <form className="stack" method="post" action={`/${locale}/staff/appraisals/ends`}>
                      <p>{t("end_how")}</p>
                      <input type="hidden" name="period" value={period.id} />
                      <button className="button plain" type="submit">
                        {t("end")}
                      </button>
                    </form>
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
