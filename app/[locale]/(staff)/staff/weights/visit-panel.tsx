import { figures } from "#app/_components/rates/figures.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { VisitWeights } from "#lib/rates/visit-weight-queries.ts";
import { SideBySide } from "./side-by-side.tsx";

/** Visitors' satisfaction weighted to the visits that were counted. */
export function VisitPanel({ locale, found, whole }: { locale: Locale; found: VisitWeights | undefined; whole: string }) {
  const t = translator(locale, "weights");
  const f = figures(locale);
  return (
    <section className="panel stack" aria-labelledby="visits">
      <h2 id="visits">{t("visits_title")}</h2>
      <p className="quiet">{t("visits_how")}</p>
      {found ? (
        <>
          <SideBySide
            locale={locale}
            caption={t("visits_title")}
            heading={t("unit_of")}
            rows={[{ key: "visits", name: whole, unweighted: found.unweighted, weighted: found.weighted }]}
          />
          <p>
            {t("visits_joined", {
              all: f.count(found.visits.all),
              joined: f.count(found.visits.joined),
              left: f.count(found.visits.left),
              deff: found.deff.toFixed(2),
            })}
          </p>
        </>
      ) : (
        <p>{t("visits_none")}</p>
      )}
    </section>
  );
}
