import type { Fields } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { DraftQuestion } from "#lib/surveys/draft.ts";
import { readWording } from "#lib/surveys/draft-form.ts";
import type { Base } from "#lib/surveys/templates.ts";
import { WordingFields } from "../../../wording-fields.tsx";
import { Feeds } from "./feeds.tsx";
import { FollowsFields } from "./follows-fields.tsx";
import { OptionFields } from "./option-fields.tsx";
import { OwnFields } from "./own-fields.tsx";

type Props = {
  locale: Locale;
  questionnaireKey: string;
  revision: number;
  base: Base;
  question: DraftQuestion;
  earlier: readonly DraftQuestion[];
  /** What was sent and refused. */
  sent: Fields | undefined;
};

/** Everything about one question on one page and in one post. */
export function QuestionForm({ locale, questionnaireKey, revision, base, question, earlier, sent }: Props) {
  const t = translator(locale, "authoring");
  const wording = (name: "label" | "help") => (sent ? readWording(sent, name) : (question[name] ?? {}));
  return (
    <form
      className="stack"
      method="post"
      action={`/${locale}/staff/surveys/${questionnaireKey}/questions/${question.id}/wording`}
      noValidate
    >
      <input type="hidden" name="revision" value={revision} />
      <WordingFields locale={locale} name="label" legend={t("label")} wording={wording("label")} long />
      <WordingFields locale={locale} name="help" legend={t("help")} hint={t("help_hint")} wording={wording("help")} optional />
      {"options" in question && <OptionFields locale={locale} options={question.options} sent={sent} />}
      <OwnFields locale={locale} question={question} sent={sent} />
      <label className="choice">
        <input type="checkbox" name="required" value="1" defaultChecked={sent ? sent.has("required") : question.required} />
        <span>
          {t("is_required")} <span className="quiet">{t("is_required_hint")}</span>
        </span>
      </label>
      <FollowsFields locale={locale} when={question.when} earlier={earlier} sent={sent} />
      <Feeds locale={locale} question={question} base={base} sent={sent} />
      <button className="button" type="submit">
        {t("save")}
      </button>
    </form>
  );
}
