import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { MEASURES } from "#lib/rates/measures.ts";

type Props = { locale: Locale; of: readonly (typeof MEASURES)[number]["id"][] };

/** Links from the numbers of a page to what they mean. */
export function Meanings({ locale, of }: Props) {
  const t = translator(locale, "measures");
  return (
    <p className="quiet meanings">
      {t("meanings")}{" "}
      {of.map((id, at) => (
        <span key={id}>
          {at > 0 && " · "}
          <a href={`/${locale}/staff/definitions#${id}`}>{t(`title_${id}`)}</a>
        </span>
      ))}
    </p>
  );
}
