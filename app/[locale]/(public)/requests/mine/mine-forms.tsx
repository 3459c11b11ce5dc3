import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_WORDS } from "#lib/requests/request-definition.ts";

type Props = { locale: Locale; code: string; values?: Fields };

/** Write to the police. */
export function MessageForm({ locale, code, values }: Props) {
  const t = translator(locale, "help");
  return (
    <form method="post" action={`/${locale}/requests/mine/message`} className="stack">
      <input type="hidden" name="code" value={code} />
      <label className="label" htmlFor="words">
        {t("write")}
      </label>
      <textarea className="input" id="words" name="words" rows={4} maxLength={LONGEST_WORDS} dir="auto" defaultValue={values ? single(values, "words") : ""} />
      <button className="button" type="submit">
        {t("write_send")}
      </button>
    </form>
  );
}

/** Say whether it was solved: the resident's word. */
export function AnswerForm({ locale, code, values }: Props) {
  const t = translator(locale, "help");
  return (
    <form method="post" action={`/${locale}/requests/mine/answer`} className="stack">
      <input type="hidden" name="code" value={code} />
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
      <textarea className="input" id="reason" name="reason" rows={3} maxLength={LONGEST_WORDS} dir="auto" defaultValue={values ? single(values, "reason") : ""} />
      <button className="button" type="submit">
        {t("answer_send")}
      </button>
    </form>
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
