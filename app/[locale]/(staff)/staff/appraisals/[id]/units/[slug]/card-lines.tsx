import { Scroll } from "#app/_ui/scroll.tsx";
import type { CardLine } from "#lib/appraisals/card.ts";
import type { Card } from "#lib/appraisals/card-queries.ts";
import { changeSince } from "#lib/appraisals/findings.ts";
import { isEvents } from "#lib/appraisals/indicators.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { before } from "#lib/rates/period.ts";
import { appraisedName, schemeFigures } from "../../../../schemes/words.ts";
import { LineDefinition } from "./line-definition.tsx";
import { PeerPicture } from "./peer-picture.tsx";

type Props = { locale: Locale; card: Card };

/** Every indicator: value, interval, base, points, where it came from, its own past, and where it lies among units of its kind. */
export function CardLines({ locale, card }: Props) {
  const t = translator(locale, "appraisals");
  return (
    <section className="stack">
      <h2>{t("indicators")}</h2>
      <Scroll label={t("indicators")}>
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t("indicator")}</th>
              <th scope="col">{t("value")}</th>
              <th scope="col">{t("base")}</th>
              <th scope="col">{t("points")}</th>
              <th scope="col">{t("own_past")}</th>
              <th scope="col">{t("others")}</th>
            </tr>
          </thead>
          <tbody>
            {card.result.lines.map((line) => (
              <Line key={line.id} locale={locale} card={card} line={line} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="quiet">{t("past_how")}</p>
    </section>
  );
}

function Line({ locale, card, line }: Props & { line: CardLine }) {
  const t = translator(locale, "appraisals");
  const f = schemeFigures(locale);
  const { id, points, part, leftOut } = line;
  const measured = card.appraised.inputs.find((each) => each.id === id);
  const rule = card.period.scheme.lines.find((each) => each.id === id);
  const definition = card.definitions.find((each) => each.id === id);
  const since = definition?.rate?.since ?? "";
  const { from, to } = card.period;
  const now = measured?.now;
  const change = measured && changeSince(measured);
  const peer = card.peers.find((each) => each.id === id);
  const funnelWords = peer
    ? t("funnel", {
        units: peer.units,
        target: f.value(id, peer.target),
        lower: f.value(id, peer.inner.lower),
        upper: f.value(id, peer.inner.upper),
      })
    : "";
  return (
    <tr className="card-line" data-indicator={id}>
      <th scope="row">
        {appraisedName(locale, id)}
        <LineDefinition locale={locale} id={id} definition={definition} rule={rule} />
      </th>
      <td>
        <bdi data-value={now?.value}>{now ? f.value(id, now.value) : "–"}</bdi>
        {now && (
          <span className="quiet">
            {since > from && `${t("counted_since", { month: f.month(since) })} `}
            {now.effective === null ? t("everybody") : t("between", { lower: f.value(id, now.lower), upper: f.value(id, now.upper) })}
          </span>
        )}
      </td>
      <td data-base={now?.n}>
        {now ? f.count(now.n) : "–"}
        {measured?.closed ? <span className="quiet">{t("of_closed", { count: measured.closed })}</span> : null}
      </td>
      <td>
        {points === null ? t("out") : <bdi data-points={points}>{f.number(points)}</bdi>}
        <span className="quiet">
          {leftOut ? t(`out_${leftOut}`, { minimum: rule?.minimum ?? 0 }) : t("part", { part: f.share(part, 1) })}
        </span>
      </td>
      <td>
        {measured?.past ? f.value(id, measured.past.value) : "–"}
        {!measured?.past && since > before({ key: "", from, to }).from && (
          <span className="quiet">{t("past_other_words", { month: f.month(since) })}</span>
        )}
        {change && (
          <span className="quiet">
            {t(change.lower > 0 ? "change_better" : change.upper < 0 ? "change_worse" : "change_unclear")}{" "}
            {isEvents(id)
              ? t("change_events", { lower: f.number(change.lower), upper: f.number(change.upper) })
              : t("change_points", { lower: f.points(change.lower, 100), upper: f.points(change.upper, 100) })}
          </span>
        )}
      </td>
      <td>
        {peer ? t(`standing_${peer.standing}`) : "–"}
        {peer && now && <PeerPicture value={now.value} peer={peer} label={funnelWords} />}
        {peer && <span className="quiet">{funnelWords}</span>}
      </td>
    </tr>
  );
}
