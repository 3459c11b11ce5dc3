import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { HeadlineRates } from "#lib/rates/queries.ts";
import { recentSignals } from "#lib/rates/recent-signals.ts";
import { figures } from "./figures.ts";
import { type RatesQuery, ratesPath } from "./rates-address.ts";
import { signalWords } from "./signal-words.ts";
import { headlineWords } from "./words.ts";

type Props = { locale: Locale; headlines: readonly HeadlineRates[]; query: RatesQuery; overdue: number };

/** What is more than chance in the last months, and what waits for somebody to look at it. */
export function Attention({ locale, headlines, query, overdue }: Props) {
  const t = translator(locale, "analysis");
  const signals = headlines.flatMap(({ id, months, breaks }) => {
    const found = recentSignals(months, breaks);
    return found ? signalWords(locale, found).map((finding) => ({ id, finding, name: headlineWords(locale, id).name })) : [];
  });
  // A held answer may stand beside more than one rate.
  const held = Math.max(0, ...headlines.map(({ beside }) => beside.held));
  return (
    <section className="panel stack attention" aria-labelledby="attention">
      <h2 id="attention">{t("attention_title")}</h2>
      {signals.length === 0 && held === 0 && overdue === 0 ? (
        <p>{t("attention_none")}</p>
      ) : (
        <ul>
          {signals.map(({ id, finding, name }) => (
            <li key={`${id} ${finding}`}>
              {t("attention_trend", { name, finding })}{" "}
              <a href={`/${locale}${ratesPath({ ...query, rate: id }, "/trend")}`}>{t("attention_see")}</a>
            </li>
          ))}
          {held > 0 && (
            <li>
              {t("attention_held", { count: figures(locale).count(held) })} <a href={`/${locale}/staff/review`}>{t("attention_review")}</a>
            </li>
          )}
          {overdue > 0 && (
            <li>
              {t("attention_overdue", { count: figures(locale).count(overdue) })}{" "}
              <a href={`/${locale}/staff/requests?queue=overdue`}>{t("attention_requests")}</a>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
