import { figures } from "#app/_components/rates/figures.ts";
import { channelName, indicatorName } from "#app/_components/rates/words.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { type IndicatorId, indicator } from "#lib/rates/indicators.ts";
import type { Period } from "#lib/rates/period.ts";
import type { Selection } from "#lib/rates/queries.ts";
import { isDemonstration } from "#lib/units/demonstration-queries.ts";
import type { Service } from "#lib/units/queries.ts";

type Source = {
  selection: Pick<Selection, "unit" | "service" | "channel" | "today">;
  services?: readonly Service[];
  period: Period;
  n: number;
  rates: readonly IndicatorId[];
};

/** What a number says of itself when it has left its page: where, when, of how many, by which definitions. */
export async function sourceLines(locale: Locale, { selection, services = [], period, n, rates }: Source): Promise<string[]> {
  const { unit, service, channel, today } = selection;
  const t = translator(locale, "charts");
  const f = figures(locale);
  const narrowed = services.find(({ key }) => key === service);
  const definitions = rates.map((id) => t("definition", { name: indicatorName(locale, id), id, version: indicator(id).version }));
  const invented = (await isDemonstration()) ? [translator(locale, "common")("demonstration")] : [];
  return [
    [
      t("where", { unit: inLocale(unit.name, locale), period: f.months(period) }),
      ...(narrowed ? [inLocale(narrowed.name, locale)] : []),
      ...(channel ? [channelName(locale, channel)] : []),
      t("base", { n: f.count(n) }),
    ].join(" · "),
    ...(definitions.length > 0 ? [definitions.join(" · "), translator(locale, "rates")("random_only")] : []),
    [t("made", { day: f.day(today) }), ...invented].join(" · "),
  ];
}
