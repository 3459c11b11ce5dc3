import { clock } from "#app/_components/frame/clock.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { OpenSession } from "#lib/people/own-account-queries.ts";

type Props = { locale: Locale; sessions: readonly OpenSession[]; current: string | undefined };

export function SessionsPanel({ locale, sessions, current }: Props) {
  const t = translator(locale, "account");
  const when = clock(locale);
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/account/sessions`}>
      <h2>{t("sessions")}</h2>
      <p>{t("sessions_intro")}</p>
      <Scroll label={t("sessions")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("session_opened")}</th>
              <th scope="col">{t("session_seen")}</th>
              <th scope="col">{t("session_way")}</th>
              <th scope="col">{t("session_end")}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ digest, openedAt, seenAt, way }) => (
              <tr key={digest}>
                <td>{when.format(openedAt)}</td>
                <td>{when.format(seenAt)}</td>
                <td>{t(`way_${way}`)}</td>
                <td>
                  {digest === current ? (
                    <strong>{t("session_this")}</strong>
                  ) : (
                    <button className="button plain" type="submit" name="session" value={digest}>
                      {t("session_end")}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {sessions.length > 1 && (
        <button className="button" type="submit" name="session" value="others">
          {t("sessions_end")}
        </button>
      )}
    </form>
  );
}
