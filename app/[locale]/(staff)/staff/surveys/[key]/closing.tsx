import { figures } from "#app/_components/rates/figures.ts";
import { single } from "#lib/http/fields.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { AuthoredQuestionnaire } from "#lib/surveys/authoring-queries.ts";

type Props = { locale: Locale; found: AuthoredQuestionnaire; returned: ReturnedForm | undefined };

/** Until when the questionnaire takes answers; it can be changed and taken back. */
export function Closing({ locale, found, returned }: Props) {
  const t = translator(locale, "authoring");
  const { key, lastDay } = found;
  const problem = returned?.problems.last_day;
  return (
    <section className="panel" aria-labelledby="closing">
      <h2 id="closing">{t("closing")}</h2>
      <p>{lastDay ? t("closes_on", { day: figures(locale).day(lastDay) }) : t("closes_never")}</p>
      <form className="row" method="post" action={`/${locale}/staff/surveys/${key}/closing`}>
        <div className="field">
          <label className="label" htmlFor="last_day">
            {t("last_day")}
          </label>
          <input
            className="input narrow"
            type="date"
            id="last_day"
            name="last_day"
            defaultValue={problem && returned ? single(returned.values, "last_day") : lastDay}
            aria-invalid={problem ? true : undefined}
          />
        </div>
        <button className="button" type="submit">
          {t("close_then")}
        </button>
      </form>
      {lastDay && (
        <form method="post" action={`/${locale}/staff/surveys/${key}/closing`}>
          <button className="button plain" type="submit" name="do" value="reopen">
            {t("reopen")}
          </button>
        </form>
      )}
    </section>
  );
}
