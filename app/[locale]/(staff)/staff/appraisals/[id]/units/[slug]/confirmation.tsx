import { figures } from "#app/_components/rates/figures.ts";
import { type Card, cardDigest } from "#lib/appraisals/card-queries.ts";
import { correctionOf } from "#lib/appraisals/correction.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { schemeFigures } from "../../../../schemes/words.ts";
import { LONGEST_REASON } from "../../../reasons.ts";
import { WordsField } from "../../../words-field.tsx";
import { CorrectionWords } from "./correction-words.tsx";

type Props = {
  locale: Locale;
  card: Card;
  base: string;
  mayConfirm: boolean;
  /** What a correction would freeze, for whoever may correct. */
  anew: Card | undefined;
  values: Fields | undefined;
};

/** Every confirmation of a card with what it changed, and the way to confirm or correct it. */
export function Confirmation({ locale, card, base, mayConfirm, anew, values }: Props) {
  const t = translator(locale, "appraisals");
  const [f, s] = [figures(locale), schemeFigures(locale)];
  const { confirmed } = card;
  const [last] = confirmed;
  const next = last && anew ? correctionOf(last, anew) : undefined;
  return (
    <section className="stack">
      <h2>{t("confirmations")}</h2>
      {confirmed.length === 0 && <p className="quiet">{t("confirmed_never")}</p>}
      <ul className="plain-list stack">
        {confirmed.map((version, at) => {
          const { number, why, by, on, result } = version;
          const previous = confirmed[at + 1];
          const changed = previous && correctionOf(previous, version);
          return (
            <li key={number}>
              {t("confirmation", { number, name: by, day: f.day(on), total: result.total === null ? "–" : s.number(result.total) })}{" "}
              {why !== undefined && <span dir="auto">{t("corrected_because", { why })}</span>}{" "}
              {at > 0 && <a href={`${base}?version=${number}`}>{t("version_show", { number })}</a>}
              {changed && <CorrectionWords locale={locale} correction={changed} />}
              {previous && !changed && <p className="quiet">{t("correction_none")}</p>}
            </li>
          );
        })}
      </ul>
      {mayConfirm && (
        <form className="panel stack" method="post" action={`${base}/confirmations`}>
          <p>{t(confirmed.length === 0 ? "confirm_how" : "correct_how")}</p>
          {anew && <p>{t(next ? "correct_would" : "correct_nothing")}</p>}
          {next && <CorrectionWords locale={locale} correction={next} />}
          <input type="hidden" name="seen" value={confirmed[0]?.number ?? 0} />
          <input type="hidden" name="digest" value={cardDigest(anew ?? card)} />
          {confirmed.length > 0 && (
            <WordsField id="why" label={t("correct_why")} value={values ? single(values, "why") : ""} longest={LONGEST_REASON} />
          )}
          <button className={confirmed.length === 0 ? "button" : "button plain"} type="submit">
            {t(confirmed.length === 0 ? "confirm" : "correct")}
          </button>
        </form>
      )}
    </section>
  );
}
