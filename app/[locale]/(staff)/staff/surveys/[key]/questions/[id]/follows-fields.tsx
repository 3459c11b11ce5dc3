import type { Fields } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { DraftQuestion } from "#lib/surveys/draft.ts";
import { draftText } from "../../../draft-text.ts";

type Props = { locale: Locale; when: DraftQuestion["when"]; earlier: readonly DraftQuestion[]; sent: Fields | undefined };

/** After which answers to one earlier question this one is asked. */
export function FollowsFields({ locale, when, earlier, sent }: Props) {
  const t = translator(locale, "authoring");
  const chosen = sent ? (sent.get("when") ?? []) : (when?.codes ?? []).map((code) => `${when?.question}:${code}`);
  const followable = earlier.flatMap((question) => ("options" in question && !question.when ? [question] : []));
  if (followable.length === 0) return null;
  return (
    <details className="panel" open={chosen.length > 0} id="when">
      <summary>{t("follows_title")}</summary>
      <p className="quiet">{t("follows_hint")}</p>
      {followable.map((question) => (
        <fieldset key={question.id} className="follows">
          <legend>{draftText(question.label, locale)}</legend>
          {question.options.map(({ code, label }) => (
            <label key={code} className="choice">
              <input
                type="checkbox"
                name="when"
                value={`${question.id}:${code}`}
                defaultChecked={chosen.includes(`${question.id}:${code}`)}
              />
              <span>{draftText(label, locale)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </details>
  );
}
