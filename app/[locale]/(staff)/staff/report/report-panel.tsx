import { figures } from "#app/_components/rates/figures.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Day } from "#lib/calendar.ts";
import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; unit: string; months: readonly Day[] };

/** Which ended month to have on paper, and in which language. */
export function ReportPanel({ locale, unit, months }: Props) {
  const [newest] = months;
  if (!newest) return null;
  const t = translator(locale, "report");
  const f = figures(locale);
  return (
    <section className="panel stack report" aria-labelledby="report">
      <h2 id="report">{t("panel_title")}</h2>
      <p className="quiet">{t("panel_how")}</p>
      <form className="stack" method="get" action={`/${locale}/staff/report`}>
        <input type="hidden" name="unit" value={unit} />
        <div className="in-languages">
          <SelectField
            id="report-month"
            name="month"
            label={t("month")}
            value={newest.slice(0, 7)}
            choices={months.map((month) => ({ key: month.slice(0, 7), name: f.month(month) }))}
          />
          <SelectField
            id="report-in"
            name="in"
            label={t("language")}
            value={locale}
            choices={LOCALE_KEYS.map((key) => ({ key, name: LOCALES[key].name }))}
          />
        </div>
        <button className="button plain" type="submit">
          {t("make")}
        </button>
      </form>
    </section>
  );
}
