import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; topics: readonly string[]; today: Day; values: Fields | undefined };

const USUAL = { questions: "10", minutes: "15", pass: "80" } as const;

/** Schedule a check of everybody on a unit and below it. */
export function CheckForm({ locale, units, topics, today, values }: Props) {
  const t = translator(locale, "knowledge");
  const sent = (name: string, otherwise: string) => (values && single(values, name)) || otherwise;
  if (topics.length === 0) return <p className="notice">{t("no_topics")}</p>;
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/knowledge/checks`} aria-labelledby="new-check">
      <h2 id="new-check">{t("new_check")}</h2>
      <p className="quiet">{t("new_check_how")}</p>
      <div className="in-languages">
        <SelectField
          id="check_topic"
          label={t("topic")}
          value={sent("check_topic", topics[0] ?? "")}
          choices={topics.map((key) => ({ key, name: key }))}
        />
        <SelectField
          id="check_unit"
          label={t("unit")}
          value={sent("check_unit", largestTree(units)?.slug ?? "")}
          choices={unitChoices(units, locale)}
        />
        {(["questions", "minutes", "pass"] as const).map((name) => (
          <div className="field" key={name}>
            <label className="label" htmlFor={name}>
              {t(`field_${name}`)}
            </label>
            <input className="input" id={name} name={name} inputMode="numeric" defaultValue={sent(name, USUAL[name])} />
          </div>
        ))}
        {(["opens", "closes"] as const).map((name) => (
          <div className="field" key={name}>
            <label className="label" htmlFor={name}>
              {t(name)}
            </label>
            <input className="input" id={name} name={name} type="date" defaultValue={sent(name, name === "opens" ? today : "")} />
          </div>
        ))}
      </div>
      <button className="button" type="submit">
        {t("schedule")}
      </button>
    </form>
  );
}
