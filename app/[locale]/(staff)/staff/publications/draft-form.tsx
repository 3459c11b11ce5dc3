import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { TextField } from "#app/_ui/text-field.tsx";
import { addDays, type Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { publishable } from "#lib/publications/plan.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  units: readonly UnitNode[];
  today: Day;
  values: Fields | undefined;
  problems: Readonly<Record<string, string>>;
};

const DAYS_TO_CHECK = 7;

/** Draft a publication by hand: of which unit, which ended quarter or year, and from which day on it may go out. */
export function DraftForm({ locale, units, today, values, problems }: Props) {
  const t = translator(locale, "publishing");
  const f = figures(locale);
  const periods = publishable(today).map((period) => ({ key: period.key, name: f.months(period) }));
  const sent = (name: string, otherwise: string) => (values && single(values, name)) || otherwise;
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/publications/drafts`} aria-labelledby="new-draft">
      <h2 id="new-draft">{t("new")}</h2>
      <p className="quiet">{t("new_how")}</p>
      <div className="in-languages">
        <SelectField
          id="unit"
          label={t("unit")}
          value={sent("unit", units.find(({ parentId }) => parentId === null)?.slug ?? "")}
          choices={unitChoices(units, locale)}
        />
        <SelectField id="period" label={t("months")} value={sent("period", periods[0]?.key ?? "")} choices={periods} />
        <TextField
          id="publish_on"
          type="date"
          label={t("publish_on")}
          defaultValue={sent("publish_on", addDays(today, DAYS_TO_CHECK))}
          problem={problems.publish_on === "day_wrong" ? t("day_wrong") : undefined}
        />
      </div>
      <button className="button" type="submit">
        {t("draft_do")}
      </button>
    </form>
  );
}
