import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { Demonstration } from "./demonstration.tsx";
import { Languages } from "./languages.tsx";

type Props = {
  locale: Locale;
  /** The path below the language, so that a language link leads to this same page. */
  path: string;
  children: React.ReactNode;
};

/** The order never changes: emergency, languages, content, quiet footer. */
export function PublicFrame({ locale, path, children }: Props) {
  const t = translator(locale, "common");
  const { RAPPORT_EMERGENCY_NUMBER: number, RAPPORT_EMERGENCY_TEXT: texts } = env();
  return (
    <>
      <header>
        <p className="emergency">
          {texts[locale] ?? t("emergency")} <a href={`tel:${number.replaceAll(/[^\d+]/g, "")}`}>{t("emergency_call", { number })}</a>
        </p>
        <Demonstration locale={locale} />
        <Languages locale={locale} path={path} />
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
