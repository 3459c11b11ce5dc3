import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { TextField } from "#app/_ui/text-field.tsx";
import type { Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { nextPlanned, PLAN_LENGTHS, type Plan } from "#lib/publications/plan.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  plans: readonly Plan[];
  units: readonly UnitNode[];
  mine: readonly string[];
  today: Day;
  values: Fields | undefined;
  problems: Readonly<Record<string, string>>;
};

/** What is drafted and published by itself, and the way to have it so. */
export function PlanPanel({ locale, plans, units, mine, today, values, problems }: Props) {
  const t = translator(locale, "publishing");
  const f = figures(locale);
  const own = units.filter(({ id }) => mine.includes(id));
  const sent = (name: string, otherwise: string) => (values && single(values, name)) || otherwise;
  const problem = Object.values(problems).includes("days_wrong") ? t("days_wrong") : undefined;
  return (
    <section className="panel stack" aria-labelledby="plans">
      <h2 id="plans">{t("plans")}</h2>
      <p className="quiet">{t("plans_how")}</p>
      {plans.length === 0 && <p>{t("plans_none")}</p>}
      <ul className="plain-list stack">
        {plans.map((plan) => {
          const unit = units.find(({ id }) => id === plan.unitId);
          const { period, draftOn, publishOn } = nextPlanned(plan, today);
          return (
            <li key={plan.id} className="stack">
              <p>
                <strong>{unit ? inLocale(unit.name, locale) : ""}</strong> · {t(`each_${plan.length}`)}.{" "}
                {t("plan_next", { months: f.months(period), draft: f.day(draftOn), publish: f.day(publishOn) })}
              </p>
              {mine.includes(plan.unitId) && (
                <form method="post" action={`/${locale}/staff/publications/plans/ends`}>
                  <input type="hidden" name="plan" value={plan.id} />
                  <button className="button plain" type="submit">
                    {t("plan_end")}
                  </button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      {own.length > 0 && (
        <details open={values?.has("draft_days")}>
          <summary>{t("plan_new")}</summary>
          <form className="stack" method="post" action={`/${locale}/staff/publications/plans`}>
            <div className="in-languages">
              <SelectField
                id="plan_unit"
                label={t("unit")}
                value={sent("plan_unit", own.find(({ parentId }) => parentId === null)?.slug ?? "")}
                choices={unitChoices(own, locale)}
              />
              <SelectField
                id="length"
                label={t("how_often")}
                value={sent("length", "quarter")}
                choices={PLAN_LENGTHS.map((key) => ({ key, name: t(`each_${key}`) }))}
              />
              <TextField
                id="draft_days"
                label={t("draft_days")}
                inputMode="numeric"
                dir="ltr"
                defaultValue={sent("draft_days", "20")}
                problem={problem}
              />
              <TextField
                id="publish_days"
                label={t("publish_days")}
                inputMode="numeric"
                dir="ltr"
                defaultValue={sent("publish_days", "30")}
              />
            </div>
            <button className="button" type="submit">
              {t("plan_do")}
            </button>
          </form>
        </details>
      )}
    </section>
  );
}
