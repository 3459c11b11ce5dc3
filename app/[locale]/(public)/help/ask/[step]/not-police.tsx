import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Need } from "#lib/requests/need.ts";
import { AgencyList } from "../../agency-list.tsx";
import "../../help.css";

/** This is not for the police: who it is for. */
export function NotPolice({ locale, need }: { locale: Locale; need: Need }) {
  const t = translator(locale, "help");
  return (
    <PublicFrame locale={locale} path="/help">
      <h1>{t("not_police")}</h1>
      <p>{inLocale(need.ask, locale)}</p>
      {need.agency && <AgencyList locale={locale} agencies={[need.agency]} />}
      <p>
        <a href={`/${locale}/help`}>{t("title")}</a>
      </p>
    </PublicFrame>
  );
}
