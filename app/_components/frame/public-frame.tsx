import { env } from "#lib/env.ts";
import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { isDemonstration } from "#lib/units/demonstration-queries.ts";

type Props = {
  locale: Locale;
  /** The path below the language, so that a language link leads to this same page. */
  path: string;
  children: React.ReactNode;
};

/** The order never changes: emergency, languages, content, quiet footer. */
export async function PublicFrame({ locale, path, children }: Props) {
  const t = translator(locale, "common");
  const { RAPPORT_EMERGENCY_NUMBER: number, RAPPORT_EMERGENCY_TEXT: texts } = env();
  return (
    <>
      <header>
        <p className="emergency">
          {texts[locale] ?? t("emergency")} <a href={`tel:${number.replaceAll(/[^\d+]/g, "")}`}>{t("emergency_call", { number })}</a>
        </p>
        {(await isDemonstration()) && <p className="demonstration">{t("demonstration")}</p>}
        <nav className="languages" aria-label={t("languages")}>
          {LOCALE_KEYS.map((key) =>
            key === locale ? (
              <strong key={key} lang={LOCALES[key].tag} aria-current="true">
                {LOCALES[key].name}
              </strong>
            ) : (
              <a key={key} href={`/${key}${path}`} lang={LOCALES[key].tag} hrefLang={LOCALES[key].tag}>
                {LOCALES[key].name}
              </a>
            ),
          )}
        </nav>
      </header>
      <main className="page stack">{children}</main>
      <footer className="foot">
        <a href={`/${locale}`}>{t("home")}</a>
        <a href={`/${locale}/privacy`}>{t("privacy")}</a>
        <a href={`/${locale}/accessibility`}>{t("accessibility")}</a>
        <a href={`/${locale}/about`}>{t("about")}</a>
      </footer>
    </>
  );
}
