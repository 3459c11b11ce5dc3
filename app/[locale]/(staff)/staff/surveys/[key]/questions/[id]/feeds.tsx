import { headlineWords } from "#app/_components/rates/words.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { HEADLINES, INDICATORS } from "#lib/rates/indicators.ts";
import { canFeed } from "#lib/rates/series.ts";
import type { DraftQuestion } from "#lib/surveys/draft.ts";
import type { Base } from "#lib/surveys/templates.ts";

type Props = { locale: Locale; question: DraftQuestion; base: Base; sent: Fields | undefined };

/** Which indicator of the dictionary the question feeds: only those that its answers and its base can. */
export function Feeds({ locale, question, base, sent }: Props) {
  const t = translator(locale, "authoring");
  const fitting = INDICATORS.filter((indicator) => canFeed(indicator, question, base));
  if (fitting.length === 0) return <p className="quiet">{t("feeds_none")}</p>;
  const nameOf = (id: string) => {
    const headline = HEADLINES.find((each) => each === id);
    return headline ? `${headlineWords(locale, headline).name} (${id})` : id;
  };
  return (
    <div className="field">
      <label className="label" htmlFor="feeds">
        {t("feeds_label")}
      </label>
      <p className="quiet" id="feeds-hint">
        {t("feeds_hint")} <a href={`/${locale}/staff/definitions`}>{t("feeds_dictionary")}</a>
      </p>
      <select
        className="input narrow"
        id="feeds"
        name="feeds"
        aria-describedby="feeds-hint"
        defaultValue={sent ? single(sent, "feeds") : (question.feeds ?? "")}
      >
        <option value="">{t("feeds_nothing")}</option>
        {fitting.map(({ id }) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
      </select>
    </div>
  );
}
