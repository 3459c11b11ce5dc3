import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { INDICATORS, type IndicatorId } from "#lib/rates/indicators.ts";
import type { Period } from "#lib/rates/period.ts";
import type { Service, UnitNode } from "#lib/units/queries.ts";
import { figures } from "./figures.ts";
import { partKey, type RatesArea } from "./rates-address.ts";
import { channelName, indicatorName, RATED_CHANNELS } from "./words.ts";

type Props = {
  locale: Locale;
  area: RatesArea;
  chosen: { unit: string; period: string; service: string; channel: string; rate?: IndicatorId };
  units: readonly UnitNode[];
  periods: readonly Period[];
  services: readonly Service[];
};

const ROLLING = { "last-3": "period_last_3", "last-12": "period_last_12", "last-24": "period_last_24" } as const;

/** Unit, period, and a service or a channel: one GET form, so the choice lives in the address and needs no script. */
export function Filters({ locale, area, chosen, units, periods, services }: Props) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const periodName = (period: Period) =>
    Object.hasOwn(ROLLING, period.key)
      ? t(ROLLING[period.key as keyof typeof ROLLING])
      : /^\d+$/.test(period.key)
        ? t("period_year", { year: period.key })
        : f.months(period);
  return (
    <form className="filters" method="get" action={`/${locale}/staff${area}`} aria-label={t("filters")}>
      <SelectField id="filter-unit" name="unit" label={t("unit")} value={chosen.unit} choices={unitChoices(units, locale)} />
      <SelectField
        id="filter-period"
        name="period"
        label={t("period")}
        value={chosen.period}
        choices={periods.map((period) => ({ key: period.key, name: periodName(period) }))}
      />
      <SelectField
        id="filter-part"
        name="part"
        label={t("part")}
        value={partKey(chosen)}
        choices={[{ key: "", name: t("all_answers") }]}
        groups={[
          {
            name: t("service"),
            choices: services.map(({ key, name }) => ({ key: partKey({ service: key }), name: inLocale(name, locale) })),
          },
          {
            name: t("channel"),
            choices: RATED_CHANNELS.map((key) => ({ key: partKey({ channel: key }), name: channelName(locale, key) })),
          },
        ]}
      />
      {chosen.rate && (
        <SelectField
          id="filter-rate"
          name="rate"
          label={t("which_rate")}
          value={chosen.rate}
          choices={INDICATORS.map(({ id }) => ({ key: id, name: indicatorName(locale, id) }))}
        />
      )}
      <button className="button" type="submit">
        {t("show")}
      </button>
    </form>
  );
}
