import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeptPerson } from "#lib/people/person-queries.ts";

type Props = { locale: Locale; person: KeptPerson; sessions: number };

/** Sessions to end, and an account to close or open again. */
export function AccountPanel({ locale, person, sessions }: Props) {
  const t = translator(locale, "members");
  const action = `/${locale}/staff/people/${person.id}`;
  const { name, hasLeft } = person;
  return (
    <>
      {!hasLeft && (
        <form className="panel stack" method="post" action={`${action}/sessions`}>
          <h2>{t("sessions")}</h2>
          <p>{t("sessions_open", { open: sessions })}</p>
          {sessions > 0 && (
            <button className="button" type="submit">
              {t("sessions_end")}
            </button>
          )}
        </form>
      )}
      <form className="panel stack" method="post" action={`${action}/account`}>
        <h2>{t("leave")}</h2>
        <p>{t("leave_how")}</p>
        <button className="button" type="submit" name="left" value={hasLeft ? "no" : "yes"}>
          {t(hasLeft ? "return_do" : "leave_do", { name })}
        </button>
      </form>
    </>
  );
}
