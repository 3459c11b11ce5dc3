import { TextField } from "#app/_ui/text-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_REASON } from "../../seals/reason.ts";

type Props = { locale: Locale; action: string; values: Fields | undefined };

/** Drop a draft: what it counted may be counted anew by another one. */
export function DropForm({ locale, action, values }: Props) {
  const t = translator(locale, "publishing");
  return (
    <details className="panel" open={values?.has("drop_why")}>
      <summary>{t("drop")}</summary>
      <form className="stack" method="post" action={action}>
        <p>{t("drop_what")}</p>
        <TextField
          id="drop_why"
          label={t("drop_why")}
          maxLength={LONGEST_REASON}
          dir="auto"
          defaultValue={values ? single(values, "drop_why") : ""}
        />
        <button className="button plain" type="submit">
          {t("drop_do")}
        </button>
      </form>
    </details>
  );
}
