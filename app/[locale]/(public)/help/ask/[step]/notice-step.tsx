import { single } from "#lib/http/fields.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StepProps } from "./step-fields.tsx";

/** An e-mail address for notices, only for who wants them. */
export function NoticeStep({ locale, action, values, more }: StepProps) {
  const t = translator(locale, "help");
  return (
    <>
      <h1>{t("notice_title")}</h1>
      <p>{t("notice_what")}</p>
      <form method="post" action={`${action}/answer`} className="stack" noValidate>
        {more}
        <div className="field">
          <label className="label" htmlFor="notice">
            {t("notice")}
          </label>
          <input
            className="input"
            id="notice"
            name="notice"
            type="email"
            dir="ltr"
            maxLength={254}
            autoComplete="email"
            defaultValue={single(values, "notice")}
          />
        </div>
        <button className="button" type="submit">
          {t("go_on")}
        </button>
      </form>
    </>
  );
}
