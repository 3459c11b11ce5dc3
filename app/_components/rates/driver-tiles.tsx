import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Period } from "#lib/rates/period.ts";
import type { Overview } from "#lib/rates/queries.ts";
import { figures } from "./figures.ts";
import { HiddenRate } from "./hidden-rate.tsx";
import { IntervalBar } from "./interval-bar.tsx";
import { indicatorName } from "./words.ts";

type Props = { locale: Locale; drivers: Overview["drivers"]; before: Period };

/** What goes together with satisfaction, each with its rate, interval, base and change. */
export function DriverTiles({ locale, drivers, before }: Props) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  if (drivers.every(({ now }) => !now.shown && now.reason === "none")) return null;
  return (
    <section aria-labelledby="driver-tiles">
      <h2 id="driver-tiles">{t("driver_tiles")}</h2>
      <p className="quiet">{t("driver_tiles_how", { period: f.months(before) })}</p>
      <ul className="driver-tiles">
        {drivers.map(({ id, now, change }) => (
          <li key={id} className="tile" data-driver={id}>
            <h3>
              <a href={`/${locale}/staff/definitions#${id}`}>{indicatorName(locale, id)}</a>
            </h3>
            {now.shown ? (
              <>
                <p className="rate">{f.share(now.rate, now.n)}</p>
                <IntervalBar {...now} label={t("interval", { lower: f.share(now.lower, now.n), upper: f.share(now.upper, now.n) })} />
                <p className="quiet">
                  {t("interval", { lower: f.share(now.lower, now.n), upper: f.share(now.upper, now.n) })} ·{" "}
                  {t("answers", { count: now.n, n: f.count(now.n) })}
                </p>
                <p>
                  {change ? (
                    <>
                      <strong>{t(`change_${change.verdict}`)}</strong>{" "}
                      {t("change_briefly", {
                        points: f.points(change.difference, now.n),
                        lower: f.points(change.lower, now.n),
                        upper: f.points(change.upper, now.n),
                      })}
                    </>
                  ) : (
                    t("change_none", { period: f.months(before) })
                  )}
                </p>
              </>
            ) : (
              <HiddenRate locale={locale} reason={now.reason} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
