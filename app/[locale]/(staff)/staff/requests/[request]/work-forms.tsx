import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { isLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import type { DeskRequest } from "#lib/requests/desk-request-queries.ts";
import { LONGEST_WORDS, OUTCOMES_OF } from "#lib/requests/request-definition.ts";
import { type ReplyTemplate, templateIn } from "#lib/requests/template-definition.ts";
import { ClosingFields } from "../closing-fields.tsx";

type Props = {
  locale: Locale;
  actor: StaffActor;
  found: DeskRequest;
  values: Fields | undefined;
  templates: readonly ReplyTemplate[];
  /** The template that was asked for, whose words begin the message. */
  chosen: ReplyTemplate | undefined;
};

/** Take it, write to the resident, close it. */
export function WorkForms({ locale, actor, found, values, templates, chosen }: Props) {
  const t = translator(locale, "desk");
  const base = `/${locale}/staff/requests/${found.id}`;
  const template = chosen ? templateIn(chosen.words, isLocale(found.language) ? found.language : locale) : "";
  const sent = (name: string) => (values ? single(values, name) : "");
  return (
    <div className="works">
      {found.takenBy !== actor.name && (
        <form method="post" action={`${base}/assignment`} className="panel stack">
          <h2>{t("take_title")}</h2>
          <p className="quiet">{found.takenBy ? t("take_from", { name: found.takenBy }) : t("take_what")}</p>
          <input type="hidden" name="seen" value={found.taken} />
          <button className="button" type="submit" data-key="t">
            {t("take")}
          </button>
        </form>
      )}
      <div className="panel stack">
        <h2>{t("message_title")}</h2>
        {templates.length > 0 && (
          <form method="get" className="row">
            <SelectField
              id="template"
              label={t("template_use")}
              value={chosen?.id ?? ""}
              choices={templates.map(({ id, name }) => ({ key: id, name }))}
            />
            <button className="button plain" type="submit">
              {t("template_insert")}
            </button>
          </form>
        )}
        <form method="post" action={`${base}/message`} className="stack">
          <input type="hidden" name="seen" value={found.messages.length} />
          <label className="label" htmlFor="message">
            {t("message")}
          </label>
          <p className="quiet">
            {t("message_what", { language: isLocale(found.language) ? LOCALES[found.language].name : found.language })}
          </p>
          <textarea
            className="input"
            id="message"
            name="message"
            rows={5}
            maxLength={LONGEST_WORDS}
            dir="auto"
            defaultValue={sent("message") || template}
          />
          <button className="button" type="submit">
            {t("message_send")}
          </button>
        </form>
      </div>
      <form method="post" action={`${base}/${found.isPaused ? "resumption" : "pause"}`} className="panel stack">
        <h2>{t("pause_title")}</h2>
        <p className="quiet">{t(found.isPaused ? "resume_what" : "pause_what")}</p>
        <button className="button plain" type="submit">
          {t(found.isPaused ? "resume" : "pause")}
        </button>
      </form>
      <form method="post" action={`${base}/closure`} className="panel stack">
        <h2>{t("close_title")}</h2>
        <input type="hidden" name="seen" value={found.messages.length} />
        {found.standing === "reopened" && <p className="notice">{t("close_again")}</p>}
        <ClosingFields locale={locale} outcomes={OUTCOMES_OF[found.kind]} values={values} />
        <button className="button" type="submit">
          {t("close")}
        </button>
      </form>
    </div>
  );
}
