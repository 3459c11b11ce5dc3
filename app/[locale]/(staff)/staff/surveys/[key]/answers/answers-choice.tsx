import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  questionnaireKey: string;
  chosen: { version: string; unit: string; period: string };
  versions: readonly OpenVersion[];
  units: readonly UnitNode[];
};

const PERIODS = { "last-3": "period_last_3", "last-12": "period_last_12", "last-24": "period_last_24" } as const;

/** Version, unit and period: one GET form, so the choice lives in the address. */
export function AnswersChoice({ locale, questionnaireKey, chosen, versions, units }: Props) {
  const [t, r] = [translator(locale, "authoring"), translator(locale, "rates")];
  const selects = [
    {
      name: "version" as const,
      label: t("versions"),
      choices: versions.map(({ number }) => ({ key: String(number), name: t("version", { number }) })),
    },
    {
      name: "unit" as const,
      label: r("unit"),
      choices: unitChoices(units, locale),
    },
    { name: "period" as const, label: r("period"), choices: Object.entries(PERIODS).map(([key, words]) => ({ key, name: r(words) })) },
  ];
  return (
    <form className="filters" method="get" action={`/${locale}/staff/surveys/${questionnaireKey}/answers`} aria-label={r("filters")}>
      {selects.map(({ name, label, choices }) => (
        <SelectField key={name} id={`filter-${name}`} name={name} label={label} value={chosen[name]} choices={choices} />
      ))}
      <button className="button" type="submit">
        {r("show")}
      </button>
    </form>
  );
}
