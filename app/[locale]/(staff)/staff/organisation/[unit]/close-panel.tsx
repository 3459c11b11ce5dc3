import { TextField } from "#app/_ui/text-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeptUnit } from "#lib/units/organisation-queries.ts";

type Props = { locale: Locale; unit: KeptUnit; values: Fields | undefined };

export function ClosePanel({ locale, unit, values }: Props) {
  const t = translator(locale, "organisation");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/organisation/${unit.slug}/closure`} noValidate>
      <h2>{t(unit.closed ? "reopen" : "close")}</h2>
      {!unit.closed && (
        <>
          <p className="quiet">{t("close_how")}</p>
          <TextField id="why" label={t("close_why")} maxLength={300} dir="auto" defaultValue={values ? single(values, "why") : ""} />
        </>
      )}
      <button className="button plain" type="submit" name="closed" value={unit.closed ? "no" : "yes"}>
        {t(unit.closed ? "reopen" : "close")}
      </button>
    </form>
  );
}
