import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Funnel } from "#lib/rates/funnel.ts";
import type { ComparedUnit } from "#lib/rates/unit-queries.ts";
import { figures } from "./figures.ts";
import { along, band, window } from "./geometry.ts";

type Props = {
  locale: Locale;
  units: readonly ComparedUnit[];
  funnel: Funnel;
  /** The letters of the units beyond the outer limits, by their ids. */
  letters: ReadonlyMap<string, string>;
  label: string;
};

export const FUNNEL_SIZE = { width: 720, height: 380 };
const { width: WIDTH, height: HEIGHT } = FUNNEL_SIZE;
const PLOT = { left: 46, right: WIDTH - 14, top: 14, bottom: HEIGHT - 40 };
const MARK = 6;

/** Units by how many answered, between the limits of chance; a unit beyond the outer ones is a diamond with its letter. */
export function FunnelPicture({ locale, units, funnel, letters, label }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const { curve, target, standings } = funnel;
  const shown = units.flatMap(({ unit, rate }) => (rate.shown ? [{ unit, rate }] : []));
  const { low, high } = window([...curve.flatMap(({ inner }) => [inner.lower, inner.upper]), ...shown.map(({ rate }) => rate.rate)]);
  const [least, most] = [curve[0]?.n ?? 0, curve.at(-1)?.n ?? 1];
  const x = (n: number) => along((n - least) / (most - least), PLOT.left, PLOT.right);
  const y = (value: number) => along((value - low) / (high - low), PLOT.bottom, PLOT.top);
  const area = (which: "inner" | "outer") =>
    band(
      curve.map((each) => ({ x: x(each.n), y: y(each[which].upper) })),
      curve.map((each) => ({ x: x(each.n), y: y(each[which].lower) })),
    );
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[low, (low + high) / 2, high].map((tick) => (
        <g key={tick}>
          <line className="grid" x1={PLOT.left} x2={PLOT.right} y1={y(tick)} y2={y(tick)} />
          <text x={PLOT.left - 6} y={y(tick) + 4} textAnchor="end">
            {f.share(tick, 1)}
          </text>
        </g>
      ))}
      <path className="band" d={area("outer")} />
      <path className="band" d={area("inner")} />
      <line className="centre" x1={PLOT.left} x2={PLOT.right} y1={y(target)} y2={y(target)} />
      {shown.map(({ unit, rate }, at) => {
        const [cx, cy] = [x(rate.n), y(rate.rate)];
        const outside = standings[at] === "beyond_outer";
        return (
          <g key={unit.id} data-unit={unit.slug} data-standing={standings[at]}>
            <title>{`${inLocale(unit.name, locale)}: ${f.share(rate.rate, rate.n)}, n ${f.count(rate.n)}`}</title>
            {outside ? (
              <>
                <path className="signal" d={`M${cx} ${cy - MARK}L${cx + MARK} ${cy}L${cx} ${cy + MARK}L${cx - MARK} ${cy}Z`} />
                <text x={cx} y={cy - MARK - 4} textAnchor="middle">
                  {letters.get(unit.id)}
                </text>
              </>
            ) : (
              <circle className="dot" cx={cx} cy={cy} r={4} />
            )}
          </g>
        );
      })}
      {[least, most].map((n, at) => (
        <text key={n} x={x(n)} y={HEIGHT - 22} textAnchor={at === 0 ? "start" : "end"}>
          {f.count(Math.round(n))}
        </text>
      ))}
      <text x={(PLOT.left + PLOT.right) / 2} y={HEIGHT - 6} textAnchor="middle">
        {t("funnel_answers")}
      </text>
    </svg>
  );
}
