import { env } from "#lib/env.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Overview } from "#lib/rates/queries.ts";
import { figures } from "./figures.ts";

/** How many answers wait in each unit, and why. */
export function Waiting({ locale, waiting }: { locale: Locale; waiting: Overview["waiting"] }) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  return (
    <section className="waiting" aria-labelledby="waiting">
      <h2 id="waiting">{t("waiting_title")}</h2>
      <p className="quiet">{t("waiting_why", { count: env().RAPPORT_RELEASE_AT })}</p>
      {waiting.length === 0 ? (
        <p>{t("waiting_none")}</p>
      ) : (
        <ul>
          {waiting.map(({ unit, waiting: count }) => (
            <li key={unit.id}>{t("waiting_unit", { unit: inLocale(unit.name, locale), count, n: f.count(count) })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
