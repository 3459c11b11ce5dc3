import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Told } from "#lib/requests/told-queries.ts";

type Props = { locale: Locale; told: readonly Told[]; withUnit?: boolean };

/** "You said, we did": what residents asked for and what came of it. */
export function YouSaid({ locale, told, withUnit = false }: Props) {
  const t = translator(locale, "station");
  if (told.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="you-said">
      <h2 id="you-said">{t("told")}</h2>
      {told.map(({ id, slug, unitName, said, did }) => (
        <div className="promise" key={id}>
          {withUnit && (
            <p>
              <a href={`/${locale}/units/${slug}`}>{inLocale(unitName, locale)}</a>
            </p>
          )}
          <p>
            <strong>{t("told_said")}</strong> {inLocale(said, locale)}
          </p>
          <p>
            <strong>{t("told_did")}</strong> {inLocale(did, locale)}
          </p>
        </div>
      ))}
    </section>
  );
}
