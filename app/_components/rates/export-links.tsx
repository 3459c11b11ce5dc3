import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { type RatesQuery, ratesPath } from "./rates-address.ts";

const FILES = ["csv", "xlsx", "sav", "codebook"] as const;

/** The numbers of the page as files. */
export function ExportLinks({ locale, query }: { locale: Locale; query: RatesQuery }) {
  const t = translator(locale, "rates");
  const path = ratesPath(query, "/export");
  return (
    <section className="panel stack export" aria-labelledby="export">
      <h2 id="export">{t("export_title")}</h2>
      <p className="quiet">{t("export_how")}</p>
      <p className="row">
        {FILES.map((as) => (
          <a key={as} className="button plain" href={`/${locale}${path}${path.includes("?") ? "&" : "?"}as=${as}`} download>
            {t(`export_${as}`)}
          </a>
        ))}
      </p>
    </section>
  );
}
