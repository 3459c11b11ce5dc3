import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Hold } from "#lib/requests/retention-queries.ts";

type Props = { locale: Locale; holds: readonly Hold[] };

/** What is held, by whom and why, each with the way to release it. */
export function HoldTable({ locale, holds }: Props) {
  const t = translator(locale, "retention");
  const f = figures(locale);
  return (
    <>
      <h2>{t("holds")}</h2>
      {holds.length === 0 ? (
        <p>{t("holds_none")}</p>
      ) : (
        <Scroll label={t("holds")}>
          <table className="lines">
            <thead>
              <tr>
                {(["request", "unit", "why", "held_by", "release"] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {holds.map(({ id, requestId, need, unitName, why, by, at }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={`/${locale}/staff/requests/${requestId}`}>{inLocale(need, locale)}</a>
                  </th>
                  <td>{inLocale(unitName, locale)}</td>
                  <td dir="auto">{why}</td>
                  <td>{t("held_line", { by: `\u2068${by}\u2069`, day: f.day(dayOf(at, env().RAPPORT_TIME_ZONE)) })}</td>
                  <td>
                    <details>
                      <summary>{t("release")}</summary>
                      <form className="stack" method="post" action={`/${locale}/staff/retention/releases`}>
                        <p>{t("release_what")}</p>
                        <input type="hidden" name="hold" value={id} />
                        <label className="label" htmlFor={`why-${id}`}>
                          {t("why")}
                        </label>
                        <input className="input" id={`why-${id}`} name="why" maxLength={500} dir="auto" required />
                        <button className="button plain" type="submit">
                          {t("release")}
                        </button>
                      </form>
                    </details>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}
