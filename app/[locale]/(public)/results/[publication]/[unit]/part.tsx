import { HiddenFigure } from "#app/_components/publications/hidden-figure.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { newWordsSince } from "#lib/publications/public-sheet.ts";
import { hiddenWords, publicFigures } from "#lib/publications/public-words.ts";
import type { PublishedUnit, Snapshot } from "#lib/publications/snapshot.ts";

type Props = { locale: Locale; own: PublishedUnit; snapshot: Snapshot };

/** Who took part and what that leaves open; and requests for help, by the police's word and by the residents'. */
export function Part({ locale, own: { participation, requests }, snapshot }: Props) {
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const minimum = snapshot.minimumBase;
  const words = newWordsSince(snapshot, "sat_top2");
  const { received, closed, confirmed } = requests;
  return (
    <>
      <section className="result plain">
        <h2>{t("part")}</h2>
        {participation.shown ? (
          <p>
            {t("part_answers", {
              answers: f.count(participation.answers),
              visits: f.count(participation.visits),
              share: f.of100(participation.visits === 0 ? 0 : participation.answers / participation.visits),
            })}{" "}
            {participation.bounds &&
              t("part_bounds", { lowest: f.of100(participation.bounds.lowest), highest: f.of100(participation.bounds.highest) })}
          </p>
        ) : (
          <HiddenFigure words={hiddenWords(locale, participation.reason, minimum)} />
        )}
        {words && <p>{t("words_since", { month: f.month(words) })}</p>}
        <p className="quiet">{t("part_chance")}</p>
      </section>
      <section className="result plain">
        <h2>{t("requests")}</h2>
        <p>{t("requests_received", { n: f.count(received) })}</p>
        <p>{t("requests_closed", { n: f.count(closed) })}</p>
        {confirmed.shown ? (
          <p>{t("requests_solved", { solved: f.count(confirmed.solved), answered: f.count(confirmed.answered) })}</p>
        ) : (
          <HiddenFigure words={hiddenWords(locale, confirmed.reason, minimum)} />
        )}
        <p className="quiet">{t("requests_words")}</p>
      </section>
    </>
  );
}
