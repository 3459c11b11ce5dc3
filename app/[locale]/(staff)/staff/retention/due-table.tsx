import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { DueRequest } from "#lib/requests/retention-queries.ts";

type Props = { locale: Locale; due: readonly DueRequest[] };

/** What is deleted soon, the first on top. */
export function DueTable({ locale, due }: Props) {
  const t = translator(locale, "retention");
  const f = figures(locale);
  return (
    <>
      <h2>{t("due")}</h2>
      {due.length === 0 ? (
        <p>{t("due_none")}</p>
      ) : (
        <Scroll label={t("due")}>
          <table className="lines">
            <thead>
              <tr>
                {(["need", "unit", "due_on", "request"] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {due.map(({ id, need, unitName, dueOn }) => (
                <tr key={id}>
                  <th scope="row">{inLocale(need, locale)}</th>
                  <td>{inLocale(unitName, locale)}</td>
                  <td>{f.day(dueOn)}</td>
                  <td>
                    <a href={`/${locale}/staff/requests/${id}`}>{t("open_request")}</a> <code dir="ltr">{id}</code>
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
