import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";
import { LONGEST_SOURCE } from "./sent-population.ts";

type Props = {
  locale: Locale;
  units: readonly UnitNode[];
  values: Fields | undefined;
  /** What was read without a problem and may be stored. */
  preview: React.ReactNode;
};

/** A list of residents by age, sex and district: pasted or from a file, looked at, then stored. */
export function PopulationForm({ locale, units, values, preview }: Props) {
  const t = translator(locale, "weights");
  const usual = values ? single(values, "unit") : (largestTree(units)?.slug ?? "");
  const sent = (name: string) => (values ? single(values, name) : "");
  return (
    <form
      className="panel stack"
      method="post"
      encType="multipart/form-data"
      action={`/${locale}/staff/population/margins`}
      aria-labelledby="new-population"
    >
      <h2 id="new-population">{t("new")}</h2>
      <p>{t("new_how")}</p>
      <p>
        <a href={`/${locale}/staff/population/template?unit=${usual}`} download>
          {t("template")}
        </a>
      </p>
      <div className="in-languages">
        <SelectField id="unit" label={t("unit")} value={usual} choices={unitChoices(units, locale)} />
        <div className="field">
          <label className="label" htmlFor="year">
            {t("year")}
          </label>
          <input className="input narrow" id="year" name="year" inputMode="numeric" maxLength={4} defaultValue={sent("year")} />
        </div>
        <div className="field">
          <label className="label" htmlFor="source">
            {t("source")}
          </label>
          <input className="input" id="source" name="source" maxLength={LONGEST_SOURCE} defaultValue={sent("source")} dir="auto" />
        </div>
      </div>
      <div className="field">
        <label className="label" htmlFor="list">
          {t("list")}
        </label>
        <textarea
          className="input"
          id="list"
          name="list"
          rows={8}
          dir="ltr"
          defaultValue={sent("list")}
          placeholder={"margin,category,residents\nage,1,31876\nsex,2,46555"}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="file">
          {t("file")}
        </label>
        <input className="input" id="file" name="file" type="file" accept=".csv,text/csv" />
      </div>
      <p className="row">
        <button className="button plain" type="submit">
          {t("look")}
        </button>
      </p>
      {preview}
    </form>
  );
}
