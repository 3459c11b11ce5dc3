import { figures } from "#app/_components/rates/figures.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { ReadWords, WordsBatch } from "#lib/responses/words-queries.ts";
import { type WordsQuery, wordsPath } from "./words-address.ts";

type Props = { locale: Locale; batch: WordsBatch; query: WordsQuery; values: Fields | undefined };

/** The comments of a month, with what they often say, what they were said to be about, and a way to take something out. */
export function WordsList({ locale, batch, query, values }: Props) {
  const t = translator(locale, "words");
  const f = figures(locale);
  return (
    <>
      {batch.terms.length > 0 && (
        <section className="panel stack" aria-labelledby="terms">
          <h2 id="terms">{t("terms")}</h2>
          {batch.terms.map(({ language, terms }) => (
            <p key={language} className="row">
              {terms.map(({ term, comments }) => (
                <a key={term} className="button plain" href={`/${locale}${wordsPath({ ...query, q: term, after: "" })}`}>
                  {t("term_of", { term, count: f.count(comments) })}
                </a>
              ))}
            </p>
          ))}
        </section>
      )}
      <p role="status">{batch.comments.length === 0 ? t("found_none") : t("found", { count: f.count(batch.comments.length) })}</p>
      <ul className="stack plain-list">
        {batch.comments.map((comment) => (
          <li key={comment.id} className="panel stack">
            <blockquote dir="auto">{comment.words}</blockquote>
            {comment.redacted && <p className="tag">{t("redacted")}</p>}
            <Tags locale={locale} comment={comment} back={wordsPath(query)} />
            <Redaction locale={locale} comment={comment} back={wordsPath(query)} values={values} />
          </li>
        ))}
      </ul>
      {batch.more && (
        <p>
          <a className="button plain" href={`/${locale}${wordsPath({ ...query, after: batch.more })}`}>
            {t("more")}
          </a>
        </p>
      )}
    </>
  );
}

type Own = { locale: Locale; comment: ReadWords; back: string };

function Tags({ locale, comment: { id, tags }, back }: Own) {
  const t = translator(locale, "words");
  return (
    <form className="row" method="post" action={`/${locale}/staff/words/tags`}>
      <input type="hidden" name="comment" value={id} />
      <input type="hidden" name="back" value={back} />
      {tags.map((tag) => (
        <button key={tag} className="button plain" type="submit" name="remove" value={tag} aria-label={t("untag", { tag })}>
          {tag} ×
        </button>
      ))}
      <input className="input narrow" name="tag" maxLength={40} aria-label={t("tag_new")} placeholder={t("tag_new")} dir="auto" />
      <button className="button plain" type="submit">
        {t("tag_add")}
      </button>
    </form>
  );
}

function Redaction({ locale, comment: { id, words }, back, values }: Own & { values: Fields | undefined }) {
  const t = translator(locale, "words");
  const sent = values && single(values, "comment") === id ? values : undefined;
  return (
    <details open={sent?.has("words")}>
      <summary>{t("redact")}</summary>
      <form className="stack" method="post" action={`/${locale}/staff/words/redactions`}>
        <input type="hidden" name="comment" value={id} />
        <input type="hidden" name="back" value={back} />
        <label className="label" htmlFor={`words-${id}`}>
          {t("redact_words")}
        </label>
        <textarea
          className="input"
          id={`words-${id}`}
          name="words"
          rows={4}
          maxLength={2000}
          dir="auto"
          defaultValue={sent ? single(sent, "words") : words}
        />
        <label className="label" htmlFor={`why-${id}`}>
          {t("redact_why")}
        </label>
        <input className="input" id={`why-${id}`} name="why" maxLength={300} defaultValue={sent ? single(sent, "why") : ""} />
        <p className="quiet">{t("redact_kept")}</p>
        <button className="button plain" type="submit">
          {t("redact_yes")}
        </button>
      </form>
    </details>
  );
}
