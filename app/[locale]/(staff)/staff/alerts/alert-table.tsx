import { clock } from "#app/_components/frame/clock.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, isLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Alert } from "#lib/requests/danger-queries.ts";

type Props = { locale: Locale; alerts: readonly Alert[] };

/** Alerts that nobody has seen first, each with its request, if it may be named, and the way to say that it was seen. */
export function AlertTable({ locale, alerts }: Props) {
  const t = translator(locale, "danger");
  const f = figures(locale);
  const hours = clock(locale);
  return (
    <Scroll label={t("alerts_title")}>
      <table className="lines">
        <thead>
          <tr>
            {(["unit", "on", "language", "from", "seen_by"] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {alerts.map(({ id, unitName, requestId, language, on, seen }) => (
            <tr key={id}>
              <th scope="row">{inLocale(unitName, locale)}</th>
              <td>{f.day(on)}</td>
              <td>{isLocale(language) ? LOCALES[language].name : language}</td>
              <td>{requestId ? <a href={`/${locale}/staff/requests/${requestId}`}>{t("from_request")}</a> : t("from_unnamed")}</td>
              <td>
                {seen.length === 0 ? t("seen_none") : null}
                {seen.map(({ by, at }) => (
                  <div key={by}>{t("seen_line", { by: `\u2068${by}\u2069`, at: `\u2068${hours.format(at)}\u2069` })}</div>
                ))}
                <form method="post" action={`/${locale}/staff/alerts/seen`}>
                  <input type="hidden" name="alert" value={id} />
                  <button className="button plain" type="submit">
                    {t("see")}
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
