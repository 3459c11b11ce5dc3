import { env } from "#lib/env.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = {
  locale: Locale;
  /** The address below the language, so that a language link leads to this same page. */
  path: string;
};

/** The languages as links, each in its own words; works without script. */
export function Languages({ locale, path }: Props) {
  return (
    <nav className="languages" aria-label={translator(locale, "common")("languages")}>
      {env().RAPPORT_LANGUAGES.map((key) =>
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
  );
}
