import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_WORDS } from "#lib/requests/request-definition.ts";
import { LONGEST_TEMPLATE_NAME } from "#lib/requests/template-definition.ts";
import type { UnitNode } from "#lib/units/queries.ts";

/** Write a template, in the languages that residents of the unit speak. */
export function TemplateForm({ locale, units, values }: { locale: Locale; units: readonly UnitNode[]; values: Fields | undefined }) {
  const t = translator(locale, "desk");
  const sent = (name: string) => (values ? single(values, name) : "");
  return (
    <details className="panel" open={sent("name") !== "" || undefined}>
      <summary>{t("template_new")}</summary>
      <form method="post" action={`/${locale}/staff/desk/templates`} className="stack">
        <SelectField id="template-unit" name="unit" label={t("unit")} value={sent("unit")} choices={unitChoices(units, locale)} />
        <div className="field">
          <label className="label" htmlFor="name">
            {t("template_name")}
          </label>
          <input className="input" id="name" name="name" maxLength={LONGEST_TEMPLATE_NAME} dir="auto" defaultValue={sent("name")} />
        </div>
        {LOCALE_KEYS.map((key) => (
          <div className="field" key={key}>
            <label className="label" htmlFor={`words_${key}`}>
              {LOCALES[key].name}
            </label>
            <textarea
              className="input"
              id={`words_${key}`}
              name={`words_${key}`}
              rows={3}
              maxLength={LONGEST_WORDS}
              lang={LOCALES[key].tag}
              dir={LOCALES[key].dir}
              defaultValue={sent(`words_${key}`)}
            />
          </div>
        ))}
        <button className="button" type="submit">
          {t("template_keep")}
        </button>
      </form>
    </details>
  );
}
