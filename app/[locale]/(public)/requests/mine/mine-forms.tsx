import type { Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_WORDS } from "#lib/requests/request-definition.ts";
import { ACCEPTED_FILES, MOST_FILES } from "#lib/requests/request-file.ts";
import { dayInWords } from "../../help/day-in-words.ts";

type Props = { locale: Locale; code: string; values?: Fields };

/** Write to the police. */
export function MessageForm({ locale, code, values, isWarned }: Props & { isWarned: boolean }) {
  const t = translator(locale, "help");
  return (
    <form method="post" action={`/${locale}/requests/mine/message`} className="stack">
      <input type="hidden" name="code" value={code} />
      {isWarned && <input type="hidden" name="warned" value="1" />}
      <label className="label" htmlFor="words">
        {t("write")}
      </label>
      <textarea
        className="input"
        id="words"
        name="words"
        rows={4}
        maxLength={LONGEST_WORDS}
        dir="auto"
        defaultValue={values ? single(values, "words") : ""}
      />
      <button className="button" type="submit">
        {t("write_send")}
      </button>
    </form>
  );
}

/** Say whether it was solved: the resident's word. */
export function AnswerForm({ locale, code, values, isWarned }: Props & { isWarned: boolean }) {
  const t = translator(locale, "help");
  return (
    <form method="post" action={`/${locale}/requests/mine/answer`} className="stack">
      <input type="hidden" name="code" value={code} />
      {isWarned && <input type="hidden" name="warned" value="1" />}
      <fieldset className="question" id="solved">
        <legend>{t("was_solved")}</legend>
        {(["yes", "no"] as const).map((answer) => (
          <label className="option" key={answer}>
            <input type="radio" name="solved" value={answer} defaultChecked={values ? single(values, "solved") === answer : false} />
            <span>{t(`solved_${answer}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className="label" htmlFor="reason">
        {t("why_not")}
      </label>
      <textarea
        className="input"
        id="reason"
        name="reason"
        rows={3}
        maxLength={LONGEST_WORDS}
        dir="auto"
        defaultValue={values ? single(values, "reason") : ""}
      />
      <button className="button" type="submit">
        {t("answer_send")}
      </button>
    </form>
  );
}

/** Send a picture or a paper. */
export function FileForm({ locale, code, kept }: Props & { kept: number }) {
  const t = translator(locale, "help");
  if (kept >= MOST_FILES) return <p className="hint">{t("file_full")}</p>;
  return (
    <details>
      <summary>{t("file_send")}</summary>
      <form method="post" action={`/${locale}/requests/mine/file`} encType="multipart/form-data" className="stack">
        <input type="hidden" name="code" value={code} />
        <label className="label" htmlFor="file">
          {t("file")}
        </label>
        <input className="input" id="file" name="file" type="file" accept={ACCEPTED_FILES} />
        <button className="button" type="submit">
          {t("file_add")}
        </button>
      </form>
    </details>
  );
}

/** Rate how it was handled: on a page of its own, which knows nothing of the request. */
export function RatingForm({ locale, code }: Props) {
  const t = translator(locale, "help");
  return (
    <form method="post" action={`/${locale}/requests/mine/rating`} className="stack">
      <p>{t("rate_what")}</p>
      <input type="hidden" name="code" value={code} />
      <button className="button quiet-button" type="submit">
        {t("rate")}
      </button>
    </form>
  );
}

/** Ask to speak to a person. */
export function HumanForm({ locale, code, askedOn }: Props & { askedOn: Day | undefined }) {
  const t = translator(locale, "help");
  if (askedOn) return <p className="notice">{t("human_asked", { day: dayInWords(locale, askedOn) })}</p>;
  return (
    <details>
      <summary>{t("human")}</summary>
      <form method="post" action={`/${locale}/requests/mine/human`} className="stack">
        <p>{t("human_what")}</p>
        <input type="hidden" name="code" value={code} />
        <button className="button" type="submit">
          {t("human_yes")}
        </button>
      </form>
    </details>
  );
}

/** Take it back, after a second look. */
export function WithdrawalForm({ locale, code }: Props) {
  const t = translator(locale, "help");
  return (
    <details>
      <summary>{t("withdraw")}</summary>
      <form method="post" action={`/${locale}/requests/mine/withdrawal`} className="stack">
        <p>{t("withdraw_what")}</p>
        <input type="hidden" name="code" value={code} />
        <button className="button" type="submit">
          {t("withdraw_yes")}
        </button>
      </form>
    </details>
  );
}
