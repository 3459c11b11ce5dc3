import { DEFAULT_LOCALE, LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** The codes are made now and given once. */
export function PrintForm({ locale, batchId }: { locale: Locale; batchId: string }) {
  const t = translator(locale, "slips");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/slips/${batchId}/print`} aria-labelledby="print">
      <h2 id="print">{t("print_title")}</h2>
      <p>{t("print_why")}</p>
      <fieldset className="row">
        <legend className="label">{t("languages")}</legend>
        {LOCALE_KEYS.map((key) => (
          <label key={key} className="choice">
            <input type="checkbox" name="in" value={key} defaultChecked={key === locale || key === DEFAULT_LOCALE} />
            <span lang={LOCALES[key].tag}>{LOCALES[key].name}</span>
          </label>
        ))}
      </fieldset>
      <div className="row">
        <button className="button" type="submit" name="as" value="pdf">
          {t("print_pdf")}
        </button>
        <button className="button plain" type="submit" name="as" value="csv">
          {t("print_csv")}
        </button>
      </div>
      <p className="quiet">
        {t("print_then")} <a href={`/${locale}/staff/slips/${batchId}`}>{t("reload")}</a>
      </p>
    </form>
  );
}
