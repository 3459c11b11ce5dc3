import { controlTitle } from "#app/_components/rates/control-chart.tsx";
import { CONTROL_SIZE, ControlPicture } from "#app/_components/rates/control-picture.tsx";
import { driversFinding } from "#app/_components/rates/drivers-chart.tsx";
import { DRIVERS_SIZE, DriversPicture } from "#app/_components/rates/drivers-picture.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { dispersionWords, funnelWords } from "#app/_components/rates/funnel-chart.tsx";
import { FUNNEL_SIZE, FunnelPicture } from "#app/_components/rates/funnel-picture.tsx";
import { RowsPicture, rowsSize } from "#app/_components/rates/rows-picture.tsx";
import { leadingSignal, signalWords } from "#app/_components/rates/signal-words.ts";
import { byRate } from "#app/_components/rates/unit-intervals.tsx";
import { indicatorName } from "#app/_components/rates/words.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { whatWouldHelp } from "#lib/rates/driver-queries.ts";
import { trend as trendOf } from "#lib/rates/trend-queries.ts";
import { unitComparison } from "#lib/rates/unit-queries.ts";
import type { Asked, Drawn } from "./drawn.ts";
import { hiddenKeys, shownOf } from "./overview-charts.tsx";

/** A part of a series: the one that begins in the month `from`, else the newest. */
export async function trend({ locale, actor, selection, rate, search }: Asked): Promise<Drawn | undefined> {
  const found = await trendOf(actor, selection, rate);
  const from = search.get("from");
  const segment = from ? found.segments.find((each) => each.from === from) : found.segments.at(-1);
  const [first, last] = [segment?.points[0], segment?.points.at(-1)];
  if (!segment || !first || !last) return undefined;
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const name = indicatorName(locale, rate);
  const drawn = controlTitle(locale, name, segment);
  const finding = leadingSignal(locale, segment);
  const inside = segment.points.map(({ month }) => month);
  return {
    ...shownOf(segment.points.map((point) => point.rate)),
    title: t("attention_trend", { name, finding }),
    said: [drawn, ...signalWords(locale, segment).filter((words) => words !== finding)],
    picture: { ...CONTROL_SIZE, kind: "chart control", drawn: ControlPicture({ locale, segment, notes: found.notes, label: drawn }) },
    keys: [
      ...found.notes.flatMap(({ month, words }, at) =>
        inside.includes(month) ? [translator(locale, "charts")("note", { number: at + 1, month: f.month(month), words })] : [],
      ),
      ...(segment.provisional ? [t("provisional", { count: inside.length })] : []),
      ...hiddenKeys(
        locale,
        found.months.filter(({ month }) => month >= first.month && month <= last.month).map((each) => each.rate),
      ),
    ],
    rates: [rate],
    period: { key: "trend", from: first.month, to: last.month },
  };
}

const comparison = ({ actor, selection, rate, search }: Asked) => unitComparison(actor, selection, rate, search.get("dispersion") === "1");

export async function funnel(asked: Asked): Promise<Drawn | undefined> {
  const { locale, rate, selection } = asked;
  const found = await comparison(asked);
  if (!found.funnel) return undefined;
  const name = indicatorName(locale, rate);
  const f = figures(locale);
  const { title, finding, letters } = funnelWords(locale, name, found.units, found.funnel);
  const rates = found.units.map((each) => each.rate).filter(({ shown }) => shown);
  return {
    ...shownOf(rates),
    title:
      letters.size === 0
        ? finding
        : translator(locale, "charts")("beyond", { name, count: f.count(letters.size), of: f.count(rates.length) }),
    said: [title, dispersionWords(locale, found.funnel)],
    picture: {
      ...FUNNEL_SIZE,
      kind: "chart control",
      drawn: FunnelPicture({ locale, units: found.units, funnel: found.funnel, letters, label: title }),
    },
    keys: [
      ...(letters.size > 0 ? [finding] : []),
      ...hiddenKeys(
        locale,
        found.units.map((each) => each.rate),
      ),
    ],
    rates: [rate],
    period: selection.period,
  };
}

export async function intervals(asked: Asked): Promise<Drawn | undefined> {
  const { locale, rate, selection } = asked;
  const found = await comparison(asked);
  const rates = found.units.map((each) => each.rate);
  const shown = shownOf(rates);
  if (shown.marks === 0) return undefined;
  const t = translator(locale, "rates");
  const title = t("units_title", { name: indicatorName(locale, rate) });
  const rows = byRate(found.units).map((each) => ({ key: each.unit.slug, name: inLocale(each.unit.name, locale), rate: each.rate }));
  return {
    ...shown,
    title,
    said: [translator(locale, "analysis")("caterpillar")],
    picture: { ...rowsSize(rows.length), kind: "chart", drawn: RowsPicture({ locale, rows, middle: found.funnel?.target, label: title }) },
    keys: hiddenKeys(locale, rates),
    rates: [rate],
    period: selection.period,
  };
}

export async function drivers({ locale, actor, selection }: Asked): Promise<Drawn | undefined> {
  const found = await whatWouldHelp(actor, selection);
  if (found.r2 === undefined) return undefined;
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const title = driversFinding(locale, found.drivers);
  return {
    n: found.answers,
    marks: found.drivers.length,
    title,
    said: [t("drivers_of", { count: f.count(found.answers), share: f.share(found.r2, found.answers) }), t("drivers_how")],
    picture: { ...DRIVERS_SIZE, kind: "chart control", drawn: DriversPicture({ locale, drivers: found.drivers, label: title }) },
    keys: found.drivers.map(({ id }, at) => translator(locale, "charts")("named", { number: at + 1, name: indicatorName(locale, id) })),
    rates: found.drivers.map(({ id }) => id),
    period: selection.period,
  };
}
