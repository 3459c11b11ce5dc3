import type { Card } from "#lib/appraisals/card-queries.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { schemeFigures } from "../../../../schemes/words.ts";

/** The total with its interval, what the plus-items add, and how it was reckoned. */
export function Total({ locale, card }: { locale: Locale; card: Card }) {
  const t = translator(locale, "appraisals");
  const f = schemeFigures(locale);
  const { total, lower, upper, plus, added, lines } = card.result;
  const out = lines.filter(({ leftOut }) => leftOut).length;
  return (
    <section className="panel stack" aria-labelledby="total">
      <h2 id="total">{t("total")}</h2>
      {total === null || lower === null || upper === null ? (
        <p>{t("total_none")}</p>
      ) : (
        <p className="card-total" data-total={total}>
          <bdi>{t("total_interval", { total: f.number(total), lower: f.number(lower), upper: f.number(upper) })}</bdi>
        </p>
      )}
      <p>
        {t("total_how")} {out > 0 && t("total_left_out", { count: out })}
      </p>
      {plus.some(({ times }) => times > 0) && (
        <p>
          {t("total_plus", { added: f.number(added) })}{" "}
          <bdi>
            {plus
              .filter(({ times }) => times > 0)
              .map(({ name, times }) => `${name} × ${times}`)
              .join(", ")}
          </bdi>
        </p>
      )}
      <p className="quiet">
        {t("by_scheme", { name: card.period.schemeName, number: card.period.number, day: f.day(card.period.publishedOn) })}
      </p>
    </section>
  );
}
