import { NameFields } from "#app/_components/frame/name-fields.tsx";
import { TextField } from "#app/_ui/text-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeptUnit } from "#lib/units/organisation-queries.ts";

type Props = { locale: Locale; unit: KeptUnit; values: Fields | undefined };

export function NamingPanel({ locale, unit, values }: Props) {
  const t = translator(locale, "organisation");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/organisation/${unit.slug}/naming`} noValidate>
      <h2>{t("change")}</h2>
      {LOCALE_KEYS.map((key) => (
        <input key={key} type="hidden" name={`seen_name_${key}`} value={unit.name[key] ?? ""} />
      ))}
      <input type="hidden" name="seen_adults" value={unit.adults ?? ""} />
      <NameFields label={t("name_in", { language: "4" })} stored={unit.name} values={values} />
      <TextField
        id="adults"
        label={t("adults")}
        inputMode="numeric"
        maxLength={9}
        dir="ltr"
        defaultValue={values ? single(values, "adults") : String(unit.adults ?? "")}
      />
      <button className="button" type="submit">
        {t("save")}
      </button>
    </form>
  );
}
