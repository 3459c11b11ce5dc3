import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { TextField } from "#app/_ui/text-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Release } from "#lib/publications/public-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { LONGEST_REASON } from "../seals/reason.ts";

type Props = {
  locale: Locale;
  releases: readonly Release[];
  units: readonly UnitNode[];
  mine: readonly string[];
  values: Fields | undefined;
};

/** What everybody may read, the newest first, with the way to take one back. */
export function ReleaseTable({ locale, releases, units, mine, values }: Props) {
  const t = translator(locale, "publishing");
  const f = figures(locale);
  return (
    <Scroll label={t("published")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("publication")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("published_on")}</th>
            <th scope="col">{t("state")}</th>
          </tr>
        </thead>
        <tbody>
          {releases.map(({ slug, unit: unitSlug, on, withdrawn }) => {
            const unit = units.find((each) => each.slug === unitSlug);
            const isReturned = values !== undefined && single(values, "slug") === slug;
            return (
              <tr key={slug}>
                <th scope="row">
                  <a href={`/${locale}/results/${slug}`} dir="ltr">
                    {slug}
                  </a>
                </th>
                <td>{unit ? inLocale(unit.name, locale) : unitSlug}</td>
                <td>{f.day(on)}</td>
                <td>
                  {withdrawn && t("withdrawn_because", { day: f.day(withdrawn.on), why: withdrawn.why })}
                  {!withdrawn && !(unit && mine.includes(unit.id)) && t("state_published")}
                  {!withdrawn && unit && mine.includes(unit.id) && (
                    <details open={isReturned}>
                      <summary>{t("withdraw")}</summary>
                      <form className="stack" method="post" action={`/${locale}/staff/publications/withdrawals`}>
                        <p>{t("withdraw_what")}</p>
                        <input type="hidden" name="slug" value={slug} />
                        <TextField
                          id={`withdraw_why_${slug}`}
                          name="withdraw_why"
                          label={t("withdraw_why")}
                          maxLength={LONGEST_REASON}
                          dir="auto"
                          defaultValue={isReturned ? single(values, "withdraw_why") : ""}
                        />
                        <button className="button plain" type="submit">
                          {t("withdraw_do")}
                        </button>
                      </form>
                    </details>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
