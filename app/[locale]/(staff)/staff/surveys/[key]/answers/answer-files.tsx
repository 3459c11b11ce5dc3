import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

const FORMS = ["csv", "sav", "codebook"] as const;

type Props = { locale: Locale; path: string; chosen: { version: string; unit: string }; years: readonly number[] };

/** Single answers of the years that have ended, as files. */
export function AnswerFiles({ locale, path, chosen: { version, unit }, years }: Props) {
  const t = translator(locale, "files");
  return (
    <section className="panel stack" aria-labelledby="files">
      <h2 id="files">{t("title")}</h2>
      <p className="quiet">{t("how", { fewest: env().RAPPORT_STAFF_MINIMUM_BASE })}</p>
      {years.length === 0 && <p>{t("none")}</p>}
      {years.map((year) => (
        <p className="row" key={year}>
          {FORMS.map((as) => (
            <a
              key={as}
              className="button plain"
              href={`/${locale}${path}/file?${new URLSearchParams({ version, unit, year: String(year), as })}`}
              download
            >
              {t(`as_${as}`, { year })}
            </a>
          ))}
        </p>
      ))}
    </section>
  );
}
