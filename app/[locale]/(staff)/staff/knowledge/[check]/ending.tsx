import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; path: string; isWhole: boolean };

/** Ending a check asks first while questions are open. */
export function Ending({ locale, path, isWhole }: Props) {
  const t = translator(locale, "knowledge");
  const form = (
    <form className={isWhole ? "panel stack" : "stack"} method="post" action={`/${locale}${path}/ends`}>
      <p>{isWhole ? t("end_how") : `${t("end_early")} ${t("end_how")}`}</p>
      <button className={isWhole ? "button" : "button plain"} type="submit">
        {t("end")}
      </button>
    </form>
  );
  if (isWhole) return form;
  return (
    <details className="panel">
      <summary>{t("end_early_ask")}</summary>
      {form}
    </details>
  );
}
