import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import type { AuthoredQuestionnaire, WrittenDraft } from "#lib/surveys/authoring-queries.ts";
import { lacks } from "#lib/surveys/draft.ts";
import { AddQuestion } from "./add-question.tsx";
import { Approval } from "./approval.tsx";
import { Changes } from "./changes.tsx";
import { Discard } from "./discard.tsx";
import { Lacking } from "./lacking.tsx";
import { QuestionList } from "./question-list.tsx";
import { Texts } from "./texts.tsx";

type Props = {
  locale: Locale;
  found: AuthoredQuestionnaire;
  draft: WrittenDraft;
  /** Who may write, if the reader may. */
  actor: StaffActor | undefined;
  returned: ReturnedForm | undefined;
};

/** What is being written: where it stands, what it lacks and changes, its texts and its questions. */
export function DraftPart({ locale, found, draft, actor, returned }: Props) {
  const t = translator(locale, "authoring");
  const { questionnaire } = draft;
  const lacking = lacks(questionnaire);
  const at = { locale, questionnaireKey: found.key, revision: draft.revision };
  return (
    <section className="draft stack" aria-labelledby="draft">
      <h2 id="draft">
        {t("draft_version", { number: draft.number })} <span className="tag">{t(`state_${draft.state}`)}</span>
      </h2>
      <p>
        <a className="button plain" href={`/${locale}/staff/surveys/${found.key}/preview`}>
          {t("preview")}
        </a>{" "}
        <a className="button plain" href={`/${locale}/staff/surveys/${found.key}/file`} download>
          {t("download")}
        </a>
      </p>
      <Lacking locale={locale} questionnaire={questionnaire} lacking={lacking} />
      <Changes locale={locale} before={found.opened[0]?.questionnaire} after={questionnaire} />
      {actor && <Approval {...at} draft={draft} isWhole={lacking.length === 0} actor={actor} returned={returned} />}
      {actor && <Texts {...at} questionnaire={questionnaire} returned={returned} />}
      <QuestionList {...at} questionnaire={questionnaire} editable={actor !== undefined} />
      {actor && <AddQuestion {...at} returned={returned} />}
      {actor && <Discard {...at} first={found.opened.length === 0} />}
    </section>
  );
}
