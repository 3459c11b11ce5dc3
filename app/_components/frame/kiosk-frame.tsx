import { env } from "#lib/env.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { Demonstration } from "./demonstration.tsx";
import "./kiosk.css";

type Props = { locale: Locale; path: string; children: React.ReactNode };

/** A screen that many people use one after another: nothing on it leads anywhere else. */
export function KioskFrame({ locale, path, children }: Props) {
  const t = translator(locale, "common");
  const { RAPPORT_EMERGENCY_NUMBER: number, RAPPORT_EMERGENCY_TEXT: texts, RAPPORT_LANGUAGES: offered } = env();
  return (
    <div className="kiosk">
      <header>
        <p className="emergency">
          {texts[locale] ?? t("emergency")} <strong>{t("emergency_call", { number })}</strong>
        </p>
        <Demonstration locale={locale} />
        <nav className="languages" aria-label={t("languages")}>
          {offered.map((key) => (
            <a key={key} href={`/${key}${path}?new`} lang={LOCALES[key].tag} aria-current={key === locale ? "true" : undefined}>
              {LOCALES[key].name}
            </a>
          ))}
        </nav>
      </header>
      <main className="page stack">{children}</main>
    </div>
  );
}
