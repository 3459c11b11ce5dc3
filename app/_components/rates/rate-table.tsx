import { Scroll } from "#app/_ui/scroll.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Rate } from "#lib/rates/rate.ts";
import { figures } from "./figures.ts";
import { hiddenReason } from "./hidden-rate.tsx";

type Props = { locale: Locale; caption: string; heading: string; rows: readonly { key: string; name: string; rate: Rate }[] };

/** The table behind a chart. */
export function RateTable({ locale, caption, heading, rows }: Props) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  return (
    <details>
      <summary>{t("table")}</summary>
      <Scroll label={caption}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              <th scope="col">{t("rate")}</th>
              <th scope="col">{t("from_to")}</th>
              <th scope="col">{t("n")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, rate }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {rate.shown ? (
                  <>
                    <td>{f.share(rate.rate, rate.n)}</td>
                    <td>{t("bounds", { lower: f.share(rate.lower, rate.n), upper: f.share(rate.upper, rate.n) })}</td>
                    <td>{f.count(rate.n)}</td>
                  </>
                ) : (
                  <td colSpan={3}>{hiddenReason(locale, rate.reason)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
