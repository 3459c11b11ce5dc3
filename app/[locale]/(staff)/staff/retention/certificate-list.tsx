import { figures } from "#app/_components/rates/figures.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Certificate } from "#lib/requests/retention-queries.ts";

type Props = { locale: Locale; certificates: readonly Certificate[] };

/** What was deleted, day by day and unit by unit. */
export function CertificateList({ locale, certificates }: Props) {
  const t = translator(locale, "retention");
  const f = figures(locale);
  return (
    <>
      <h2>{t("certificates")}</h2>
      {certificates.length === 0 ? (
        <p>{t("certificates_none")}</p>
      ) : (
        <ul className="plain-list">
          {certificates.map(({ id, unitName, on }) => (
            <li key={id}>
              <a href={`/${locale}/staff/retention/${id}`}>{t("certificate_of", { unit: inLocale(unitName, locale), day: f.day(on) })}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
