import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { OwnThanks, Recognised } from "#lib/requests/thanks-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; mine: readonly OwnThanks[]; recognised: readonly Recognised[] };

/** One's own thanks, and for a lead how often each officer was thanked. */
export function ThanksPanels({ locale, units, mine, recognised }: Props) {
  const t = translator(locale, "desk");
  const f = figures(locale);
  const nameOf = new Map(units.map(({ id, name }) => [id, inLocale(name, locale)]));
  return (
    <>
      <h2>{t("thanks_mine")}</h2>
      {mine.length === 0 && <p className="quiet">{t("thanks_none")}</p>}
      {mine.map(({ id, words, receivedOn }) => (
        <blockquote key={id} className="note">
          <p dir="auto">{words ?? t("words_deleted")}</p>
          <p className="quiet">{f.day(receivedOn)}</p>
        </blockquote>
      ))}
      {recognised.length > 0 && (
        <>
          <h2>{t("thanks_counted")}</h2>
          <Scroll label={t("thanks_counted")}>
            <table className="lines">
              <thead>
                <tr>
                  <th scope="col">{t("officer")}</th>
                  <th scope="col">{t("unit")}</th>
                  <th scope="col">{t("thanks_count")}</th>
                </tr>
              </thead>
              <tbody>
                {recognised.map(({ person, unitId, thanks }) => (
                  <tr key={person + unitId}>
                    <th scope="row">{person}</th>
                    <td>{nameOf.get(unitId) ?? ""}</td>
                    <td>{f.count(thanks)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      )}
    </>
  );
}
