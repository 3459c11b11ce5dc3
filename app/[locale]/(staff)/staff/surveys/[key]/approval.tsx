import { single } from "#lib/http/fields.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import type { WrittenDraft } from "#lib/surveys/authoring-queries.ts";

type Props = {
  locale: Locale;
  questionnaireKey: string;
  revision: number;
  draft: WrittenDraft;
  isWhole: boolean;
  actor: StaffActor;
  returned: ReturnedForm | undefined;
};

/** The way of a draft to residents: handed on by an author, approved by somebody else, opened. */
export function Approval({ locale, questionnaireKey, revision, draft, isWhole, actor, returned }: Props) {
  const t = translator(locale, "authoring");
  const at = `/${locale}/staff/surveys/${questionnaireKey}`;
  const wrote = draft.authors.some(({ id }) => id === actor.personId);
  const names = new Intl.ListFormat(LOCALES[locale].tag).format(draft.authors.map(({ name }) => name));
  const hidden = <input type="hidden" name="revision" value={revision} />;
  return (
    <section className="panel stack" aria-labelledby="approval">
      <h3 id="approval">{t("approval")}</h3>
      <p className="quiet">{t("written_by", { names })}</p>
      {draft.returned && draft.state === "writing" && <p className="notice">{t("returned_because", { why: draft.returned })}</p>}
      {draft.state === "writing" && (
        <form method="post" action={`${at}/submission`}>
          {hidden}
          <p>{isWhole ? t("submit_why") : t("submit_later")}</p>
          {isWhole && (
            <button className="button" type="submit">
              {t("submit")}
            </button>
          )}
        </form>
      )}
      {draft.state === "submitted" && wrote && <p>{t("waits_for_second")}</p>}
      {draft.state === "submitted" && !wrote && (
        <form method="post" action={`${at}/approval`}>
          {hidden}
          <p>{t("approve_why")}</p>
          <button className="button" type="submit" name="do" value="approve">
            {t("approve")}
          </button>
        </form>
      )}
      {draft.state === "approved" && (
        <form method="post" action={`${at}/opening`}>
          {hidden}
          <p>{t("open_why")}</p>
          <button className="button" type="submit">
            {t("open")}
          </button>
        </form>
      )}
      {draft.state !== "writing" && (
        <details open={Boolean(returned?.problems.why)}>
          <summary>{t("return")}</summary>
          <form className="stack" method="post" action={`${at}/approval`}>
            {hidden}
            <label className="label" htmlFor="why">
              {t("return_why")}
            </label>
            <textarea
              className="input"
              id="why"
              name="why"
              rows={2}
              maxLength={1000}
              defaultValue={returned ? single(returned.values, "why") : ""}
            />
            <button className="button plain" type="submit" name="do" value="return">
              {t("return")}
            </button>
          </form>
        </details>
      )}
    </section>
  );
}
