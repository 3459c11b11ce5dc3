import { lettersOf } from "#app/_components/rates/letters.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { Card } from "#lib/appraisals/card-queries.ts";
import { sidesOf } from "#lib/appraisals/sides.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { schemeFigures } from "../../schemes/words.ts";
import { byName } from "./card-table.tsx";

type Props = { locale: Locale; cards: readonly Card[]; units: readonly UnitNode[] };

const SIZE = 360;
const EDGE = 44;
const FAR = 25;
const at = (points: number) => EDGE + (points / 100) * (SIZE - 2 * EDGE);
const letter = (index: number) =>
  index < 26 ? String.fromCodePoint(65 + index) : `${String.fromCodePoint(65 + (index % 26))}${Math.floor(index / 26)}`;

/** What residents say against what the office audited, in points: far from the line the two disagree. */
export function Disagreement({ locale, cards, units }: Props) {
  const t = translator(locale, "appraisals");
  const f = schemeFigures(locale);
  const shown = byName(locale, cards, units).flatMap((card) => {
    const sides = sidesOf(card.result.lines);
    return sides ? [{ ...card, ...sides }] : [];
  });
  if (shown.length === 0) return null;
  const letters = lettersOf(shown.map(({ outside, inside }) => ({ x: at(inside), y: SIZE - at(outside) })));
  const far = shown.filter(({ outside, inside }) => Math.abs(outside - inside) > FAR).length;
  const finding = far > 0 ? t("disagree_some", { count: far, points: FAR }) : t("disagree_none", { points: FAR });
  return (
    <figure className="stack sides">
      <figcaption>
        <h2>{t("disagree")}</h2>
        <p>{finding}</p>
      </figcaption>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={`${t("disagree")}. ${finding}`}>
        <rect className="frame" x={EDGE} y={EDGE} width={SIZE - 2 * EDGE} height={SIZE - 2 * EDGE} />
        <line className="equal" x1={at(0)} y1={SIZE - at(0)} x2={at(100)} y2={SIZE - at(100)} />
        {[0, 50, 100].map((tick) => (
          <g key={tick}>
            <text x={at(tick)} y={SIZE - EDGE + 16} textAnchor="middle">
              {tick}
            </text>
            <text x={EDGE - 8} y={SIZE - at(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {shown.map(({ slug, name, outside, inside }, index) => (
          <g key={slug}>
            <title>{`${name}: ${f.number(outside)}, ${f.number(inside)}`}</title>
            <circle className={Math.abs(outside - inside) > FAR ? "far" : "near"} cx={at(inside)} cy={SIZE - at(outside)} r={4} />
            <text {...letters[index]}>{letter(index)}</text>
          </g>
        ))}
        <text x={SIZE / 2} y={SIZE - 10} textAnchor="middle">
          {t("inside")}
        </text>
        <text x={EDGE} y={EDGE - 14} textAnchor="start">
          {t("outside")}
        </text>
      </svg>
      <Scroll label={t("disagree")}>
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t("unit")}</th>
              <th scope="col">{t("outside")}</th>
              <th scope="col">{t("inside")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ slug, name, outside, inside }, index) => (
              <tr key={slug}>
                <th scope="row">
                  {letter(index)} · {name}
                </th>
                <td>{f.number(outside)}</td>
                <td>{f.number(inside)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </figure>
  );
}
