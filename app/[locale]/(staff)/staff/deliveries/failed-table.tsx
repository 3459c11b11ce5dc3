import { clock } from "#app/_components/frame/clock.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { FailedWork } from "#lib/requests/queue-queries.ts";

type Props = { locale: Locale; failed: readonly FailedWork[] };

/** What failed in every try, each with the way to try again. */
export function FailedTable({ locale, failed }: Props) {
  const t = translator(locale, "deliveries");
  const hours = clock(locale);
  return (
    <>
      <h2>{t("failed")}</h2>
      {failed.length === 0 ? (
        <p>{t("failed_none")}</p>
      ) : (
        <Scroll label={t("failed")}>
          <table className="lines">
            <thead>
              <tr>
                {(["kind", "why", "since", "again"] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {failed.map(({ id, queue, what, why, at }) => (
                <tr key={id}>
                  <th scope="row">{t(`queue_${queue}`, { what })}</th>
                  <td lang="en" dir="ltr">
                    {why}
                  </td>
                  <td>{hours.format(at)}</td>
                  <td>
                    <form method="post" action={`/${locale}/staff/deliveries/tries`}>
                      <input type="hidden" name="job" value={id} />
                      <button className="button plain" type="submit">
                        {t("again")}
                      </button>
                    </form>
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
