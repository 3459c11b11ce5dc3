import { figures } from "#app/_components/rates/figures.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Card } from "#lib/appraisals/card-queries.ts";
import type { Reply } from "#lib/appraisals/reply-queries.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { appraisedName } from "../../../../schemes/words.ts";
import { WordsField } from "../../../words-field.tsx";
import { LONGEST_WORDS } from "../../../words-in.ts";

type Props = {
  locale: Locale;
  card: Card;
  base: string;
  replies: readonly Reply[];
  mayReply: boolean;
  mayAnswer: boolean;
  values: Fields | undefined;
};

/** What the unit says of its card and what it is answered; all of it stays. */
export function Replies({ locale, card, base, replies, mayReply, mayAnswer, values }: Props) {
  const t = translator(locale, "appraisals");
  const f = figures(locale);
  const sent = (name: string) => (values ? single(values, name) : "");
  const said = replies.filter(({ kind }) => kind !== "answer");
  return (
    <section className="stack">
      <h2>{t("replies")}</h2>
      <p className="quiet">{t(said.length === 0 ? "replies_none" : "replies_stay")}</p>
      <ul className="plain-list stack">
        {said.map(({ id, kind, indicator, words, by, on, evidence }) => (
          <li key={id} className="panel stack">
            <h3>{kind === "contest" && indicator ? t("contested", { name: appraisedName(locale, indicator) }) : t("commented")}</h3>
            <p className="quiet">{t("said_by", { name: by, day: f.day(on) })}</p>
            <p dir="auto">{words}</p>
            {evidence.map((file, at) => (
              <a key={file} href={`/${locale}/staff/appraisals/${card.period.id}/counts/files/${file}`}>
                {t("evidence_number", { number: at + 1 })}
              </a>
            ))}
            {replies
              .filter(({ answers }) => answers === id)
              .map((answer) => (
                <blockquote key={answer.id}>
                  <p className="quiet">{t("answered_by", { name: answer.by, day: f.day(answer.on) })}</p>
                  <p dir="auto">{answer.words}</p>
                </blockquote>
              ))}
            {mayAnswer && (
              <form className="stack" method="post" action={`${base}/answers`}>
                <input type="hidden" name="reply" value={id} />
                <WordsField id={`answer_${id}`} name="words" label={t("answer_words")} longest={LONGEST_WORDS} />
                <button className="button plain" type="submit">
                  {t("answer")}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayReply && (
        <>
          <form className="panel stack" method="post" action={`${base}/comments`}>
            <WordsField id="comment" label={t("comment_words")} value={sent("comment")} longest={LONGEST_WORDS} />
            <p className="quiet">{t("comment_public")}</p>
            <button className="button" type="submit">
              {t("comment")}
            </button>
          </form>
          <form className="panel stack" method="post" encType="multipart/form-data" action={`${base}/contests`}>
            <SelectField
              id="indicator"
              label={t("contest_what")}
              value={sent("indicator")}
              choices={card.period.scheme.lines.map(({ id }) => ({ key: id, name: appraisedName(locale, id) }))}
            />
            <WordsField id="contest" label={t("contest_words")} value={sent("contest")} longest={LONGEST_WORDS} />
            <div className="field">
              <label className="label" htmlFor="evidence">
                {t("evidence_file")}
              </label>
              <input className="input" id="evidence" name="evidence" type="file" accept="image/jpeg,image/png,image/webp,application/pdf" />
            </div>
            <button className="button plain" type="submit">
              {t("contest")}
            </button>
          </form>
        </>
      )}
    </section>
  );
}
