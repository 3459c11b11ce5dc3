import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { mailIsSetUp } from "#lib/mail/post-office.ts";
import type { InvitationWave } from "#lib/surveys/invitation-queries.ts";
import { RUNS } from "#lib/surveys/invitation-wave.ts";

type Props = { locale: Locale; wave: InvitationWave; values: Fields | undefined };

/** The list is read, used and forgotten. */
export function SendForm({ locale, wave: { id, means }, values }: Props) {
  const t = translator(locale, "invitations");
  if (means === "email" && !mailIsSetUp()) return <p className="notice">{t("smtp_missing")}</p>;
  return (
    <form
      className="panel stack"
      method="post"
      encType="multipart/form-data"
      action={`/${locale}/staff/invitations/${id}/sending`}
      aria-labelledby="send"
    >
      <h2 id="send">{t("send_title")}</h2>
      <p>{t("send_why")}</p>
      <div className="field">
        <label className="label" htmlFor="list">
          {t("list")}
        </label>
        <p className="quiet" id="list-hint">
          {t(`list_${means}`)}
        </p>
        <textarea
          className="input"
          id="list"
          name="list"
          rows={6}
          dir="auto"
          aria-describedby="list-hint"
          autoComplete="off"
          spellCheck={false}
          defaultValue={values ? single(values, "list") : ""}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="file">
          {t("file")}
        </label>
        <input className="input" id="file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" />
      </div>
      <SelectField
        id="in"
        label={t("language")}
        value={values ? single(values, "in") : locale}
        choices={LOCALE_KEYS.map((key) => ({ key, name: LOCALES[key].name }))}
      />
      <div className="row">
        {RUNS.map((run) => (
          <button key={run} className={run === "invite" ? "button" : "button plain"} type="submit" name="run" value={run}>
            {t(`run_${run}_${means}`)}
          </button>
        ))}
      </div>
    </form>
  );
}
