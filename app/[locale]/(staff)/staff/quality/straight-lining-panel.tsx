import { figures } from "#app/_components/rates/figures.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StraightLining } from "#lib/rates/straight-queries.ts";

/** How many gave one grade to everything, and how many of them another one than the best. */
export function StraightLiningPanel({ locale, found }: { locale: Locale; found: StraightLining | undefined }) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  return (
    <section className="panel stack" aria-labelledby="straight">
      <h2 id="straight">{t("straight_title")}</h2>
      <p>
        {found
          ? t("straight_is", {
              graded: f.count(found.graded),
              same: f.share(found.same / found.graded, found.graded),
              lower: f.share(found.sameNotBest / found.graded, found.graded),
            })
          : t("straight_none")}
      </p>
    </section>
  );
}
