import { figures } from "#app/_components/rates/figures.ts";
import type { Card } from "#lib/appraisals/card-queries.ts";
import { findingsOf } from "#lib/appraisals/findings.ts";
import type { Recognition, Thanked } from "#lib/appraisals/follow-up-queries.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { appraisedName } from "../../schemes/words.ts";
import { WordsField } from "../words-field.tsx";
import { LONGEST_WORDS } from "../words-in.ts";
import { byName } from "./card-table.tsx";

type Props = {
  locale: Locale;
  cards: readonly Card[];
  units: readonly UnitNode[];
  thanked: readonly Thanked[];
  recognised: readonly Recognition[];
  mayRecognise: boolean;
  me: string;
  values: Fields | undefined;
};

/** Who is proposed for recognition and why, and who was recognised. */
export function Recognitions({ locale, cards, units, thanked, recognised, mayRecognise, me, values }: Props) {
  const t = translator(locale, "appraisals");
  const f = figures(locale);
  const confirmed = cards.filter((card) => card.confirmed.length > 0);
  const isOpen = (unitId: string, personId: string | null) =>
    confirmed.some((card) => card.unitId === unitId) && !recognised.some((each) => each.unitId === unitId && each.personId === personId);
  const better = byName(locale, confirmed, units).flatMap(({ unitId, name, period, appraised }) => {
    const { improved } = findingsOf(period.scheme, appraised.inputs);
    return improved.length > 0 && isOpen(unitId, null)
      ? [{ unitId, personId: "", name, why: t("better_in", { list: improved.map((id) => appraisedName(locale, id)).join(", ") }) }]
      : [];
  });
  const officers = byName(locale, thanked, units).flatMap(({ unitId, personId, person, thanks, name }) =>
    isOpen(unitId, personId) && personId !== me
      ? [{ unitId, personId, name: `${person}, ${name}`, why: thanks === undefined ? t("thanked_some") : t("thanked", { count: thanks }) }]
      : [],
  );
  const isSent = (unitId: string, personId: string) =>
    values !== undefined && single(values, "unit") === unitId && single(values, "person") === personId;
  const proposed = [...better, ...officers];
  return (
    <section className="stack">
      <h2>{t("recognition")}</h2>
      {proposed.length === 0 && recognised.length === 0 && <p className="quiet">{t("recognition_none")}</p>}
      <ul className="plain-list stack">
        {proposed.map(({ unitId, personId, name, why }) => (
          <li key={`${unitId} ${personId}`} className="panel stack">
            <h3>{name}</h3>
            <p>{why}</p>
            {mayRecognise && (
              <details open={isSent(unitId, personId)}>
                <summary>{t("recognise")}</summary>
                <form className="stack" method="post" action={`/${locale}/staff/appraisals/${cards[0]?.period.id}/recognitions`}>
                  <input type="hidden" name="unit" value={unitId} />
                  <input type="hidden" name="person" value={personId} />
                  <WordsField
                    id={`words_${personId || unitId}`}
                    name="words"
                    label={t("recognise_words")}
                    value={values && isSent(unitId, personId) ? single(values, "words") : ""}
                    longest={LONGEST_WORDS}
                  />
                  <button className="button plain" type="submit">
                    {t("recognise_yes")}
                  </button>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
      {recognised.length > 0 && <h3>{t("recognised")}</h3>}
      <ul className="plain-list stack">
        {byName(locale, recognised, units).map(({ unitId, personId, person, name, words, on }) => (
          <li key={`${unitId} ${personId}`}>
            {person ? `${person}, ${name}` : name} · {f.day(on)}: <span dir="auto">{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
