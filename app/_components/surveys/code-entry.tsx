import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** Type the code of a poster or card; the proxy leads to its questionnaire. */
export function CodeEntry({ locale }: { locale: Locale }) {
  const t = translator(locale, "surveys");
  return (
    <form method="get" action={`/${locale}/s`} className="stack">
      <label className="label" htmlFor="code">
        {t("code_label")}
      </label>
      <p className="hint" id="code-hint">
        {t("code_hint")}
      </p>
      <input
        className="input"
        id="code"
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        aria-describedby="code-hint"
      />
      <button className="button" type="submit">
        {t("code_open")}
      </button>
    </form>
  );
}
