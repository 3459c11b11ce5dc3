import { NameFields } from "#app/_components/frame/name-fields.tsx";
import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { TextField } from "#app/_ui/text-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { KINDS } from "#lib/units/definition.ts";
import type { KeptUnit } from "#lib/units/organisation-queries.ts";

type Props = { locale: Locale; units: readonly KeptUnit[]; values: Fields | undefined };

export function AddUnitForm({ locale, units, values }: Props) {
  const t = translator(locale, "organisation");
  const sent = (name: string, otherwise = "") => (values && single(values, name)) || otherwise;
  const open = units.filter(({ closed, kind }) => !closed && kind !== "beat");
  return (
    <details className="panel" open={values?.has("slug")}>
      <summary>{t("add")}</summary>
      <form className="stack" method="post" action={`/${locale}/staff/organisation/units`} noValidate>
        <NameFields label={t("name_in", { language: "4" })} stored={undefined} values={values?.has("slug") ? values : undefined} />
        <div className="in-languages">
          <TextField id="slug" label={t("slug")} hint={t("slug_hint")} maxLength={60} dir="ltr" defaultValue={sent("slug")} />
          <SelectField id="parent" label={t("parent")} value={sent("parent")} choices={unitChoices(open, locale)} />
          <SelectField
            id="kind"
            label={t("kind")}
            value={sent("kind", "station")}
            choices={KINDS.slice(1).map((key) => ({ key, name: t(`kind_${key}`) }))}
          />
          <TextField id="adults" label={t("adults")} inputMode="numeric" maxLength={9} dir="ltr" defaultValue={sent("adults")} />
        </div>
        <button className="button" type="submit">
          {t("add")}
        </button>
      </form>
    </details>
  );
}
