import { env } from "#lib/env.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; values: Fields | undefined };

/** A link that was just made: sent, or shown this once. */
export function MadeLink({ locale, values }: Props) {
  const t = translator(locale, "members");
  const token = values ? single(values, "token") : "";
  if (values?.has("mailed")) return <p role="status">{t("link_mailed")}</p>;
  if (!token) return null;
  return (
    <div className="notice stack">
      <p>
        <strong>{t("link_made")}</strong>
      </p>
      <p>
        <code className="token" dir="ltr">
          {env().RAPPORT_ORIGIN}/{locale}/staff/invitation/{token}
        </code>
      </p>
      <p>{t("link_how")}</p>
    </div>
  );
}
