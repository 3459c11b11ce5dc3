import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Agency } from "#lib/requests/need.ts";

/** Who else helps, and how they are reached. */
export function AgencyList({ locale, agencies }: { locale: Locale; agencies: readonly Agency[] }) {
  const t = translator(locale, "help");
  return (
    <ul className="agencies">
      {agencies.map(({ key, name, reach, phone }) => (
        <li key={key} className="stack">
          <h2>{inLocale(name, locale)}</h2>
          <p>{inLocale(reach, locale)}</p>
          <p>
            <a className="button" href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>
              {t("call", { number: phone })}
            </a>
          </p>
        </li>
      ))}
    </ul>
  );
}
