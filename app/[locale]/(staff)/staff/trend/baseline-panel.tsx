import { figures } from "#app/_components/rates/figures.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { IndicatorId } from "#lib/rates/indicators.ts";
import type { DecidedBaseline } from "#lib/rates/trend-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  unit: UnitNode;
  rate: IndicatorId;
  months: readonly Day[];
  baseline: DecidedBaseline | undefined;
  mine: boolean;
  back: string;
  values: Fields | undefined;
};

/** The months that the trend is measured against: changed only by a decision that gives its reason. */
export function BaselinePanel({ locale, unit, rate, months, baseline, mine, back, values }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const choices = months.map((month) => ({ key: month, name: f.month(month) }));
  const sent = (name: string, otherwise: string) => (values?.has(name) ? single(values, name) : otherwise);
  return (
    <section className="panel stack" aria-labelledby="baseline">
      <h2 id="baseline">{t("baseline_title")}</h2>
      <p>
        {baseline
          ? t("baseline_is", {
              from: f.month(baseline.from),
              to: f.month(baseline.to),
              day: f.day(baseline.decidedOn),
              why: baseline.why,
            })
          : t("baseline_all")}
      </p>
      {mine && (
        <form className="stack" method="post" action={`/${locale}/staff/trend/baselines`}>
          <p className="quiet">{t("baseline_why")}</p>
          <input type="hidden" name="unit" value={unit.slug} />
          <input type="hidden" name="rate" value={rate} />
          <input type="hidden" name="back" value={back} />
          <div className="in-languages">
            <SelectField id="from" label={t("from")} value={sent("from", months[0] ?? "")} choices={choices} />
            <SelectField id="to" label={t("to")} value={sent("to", months.at(-1) ?? "")} choices={choices} />
            <div className="field">
              <label className="label" htmlFor="why">
                {t("why")}
              </label>
              <input className="input" id="why" name="why" maxLength={300} defaultValue={sent("why", "")} />
            </div>
          </div>
          <button className="button plain" type="submit">
            {t("decide")}
          </button>
        </form>
      )}
    </section>
  );
}
