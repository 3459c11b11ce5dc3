import { figures } from "#app/_components/rates/figures.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { ContactVersion } from "#lib/units/contact-queries.ts";

/** Who stored what, the newest first. */
export function Versions({ locale, versions }: { locale: Locale; versions: readonly ContactVersion[] }) {
  const t = translator(locale, "contacts");
  const f = figures(locale);
  if (versions.length === 0) return null;
  return (
    <details className="panel">
      <summary>{t("versions")}</summary>
      <ol reversed>
        {versions.map(({ number, contact, by, at }) => (
          <li key={number}>
            {f.day(dayOf(at, env().RAPPORT_TIME_ZONE))}, <bdi>{by ?? t("by_nobody")}</bdi>: <bdi>{contact.officer || t("no_officer")}</bdi>,{" "}
            <bdi dir="ltr">{contact.phone}</bdi>, <bdi>{inLocale(contact.address, locale)}</bdi>
          </li>
        ))}
      </ol>
    </details>
  );
}
