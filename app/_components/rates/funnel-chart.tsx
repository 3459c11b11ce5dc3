import { inLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Funnel } from "#lib/rates/funnel.ts";
import type { ComparedUnit } from "#lib/rates/unit-queries.ts";
import { figures } from "./figures.ts";
import { along, band, window } from "./geometry.ts";

type Props = { locale: Locale; name: string; units: readonly ComparedUnit[]; funnel: Funnel; path: string };

const WIDTH = 720;
const HEIGHT = 380;
const PLOT = { left: 46, right: WIDTH - 14, top: 14, bottom: HEIGHT - 40 };
const MARK = 6;
const FIRST_LETTER = 65;

/** Units by how many answered, between the limits of chance; a unit beyond the outer ones is a diamond with its name. */
export function FunnelChart({ locale, name, units, funnel, path }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const { curve, target, standings, phi, dispersed } = funnel;
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
  const title = t("funnel_chart", { name, count: shown.length, target: f.share(target, most) });
  // Letters in the order of the names, for names would lie over each other.
  const beyond = shown
    .filter((_, at) => standings[at] === "beyond_outer")
    .map(({ unit }) => ({ id: unit.id, name: inLocale(unit.name, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, LOCALES[locale].tag))
    .map((each, at) => ({ ...each, letter: String.fromCodePoint(FIRST_LETTER + at) }));
  const letterOf = new Map(beyond.map(({ id, letter }) => [id, letter]));
  const list = new Intl.ListFormat(LOCALES[locale].tag).format(beyond.map(({ letter, name: called }) => `${letter} \u2068${called}\u2069`));
  const finding = beyond.length > 0 ? t("beyond_list", { list }) : t("beyond_none");
  const factor = new Intl.NumberFormat(`${LOCALES[locale].tag}-u-nu-latn`, { maximumFractionDigits: 2 }).format(phi);
  const switched = `/${locale}${path}${path.includes("?") ? "&" : "?"}dispersion=1`;
  return (
    <figure className="chart control">
      <figcaption>
        <h2>{title}</h2>
        <p>{finding}</p>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}. ${finding}`}>
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
                    {letterOf.get(unit.id)}
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
      <p>
        {phi > 1 ? t("dispersion_some", { phi: factor }) : t("dispersion_none", { phi: factor })}{" "}
        {phi > 1 && <a href={dispersed ? `/${locale}${path}` : switched}>{dispersed ? t("dispersion_off") : t("dispersion_on")}</a>}
      </p>
    </figure>
  );
}
