import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { resultPath } from "#lib/publications/open-data-addresses.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import { type Listed, resultAt } from "#lib/publications/result-queries.ts";
import { UnitTree } from "./unit-tree.tsx";

type Props = { locale: Locale; listed: Listed; place: number; withUnits: boolean };

/** A publication in the list: its period, who published it when, and its units; of a withdrawn one the reason. */
export async function ListedPublication({ locale, listed, place, withUnits }: Props) {
  const { slug, name, on, withdrawn } = listed;
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const found = withUnits ? await resultAt(residentActor(), slug) : undefined;
  return (
    <section className="result">
      <h2>{withdrawn ? <s>{f.period(listed)}</s> : <a href={resultPath(locale, slug)}>{f.period(listed)}</a>}</h2>
      <p className="quiet">
        {place === 0 && (
          <>
            <strong>{t("list_newest")}</strong>
            <br />
          </>
        )}
        {t("published", { day: f.day(on), unit: inLocale(name, locale) })}
      </p>
      {withdrawn && <p className="promise">{t("list_withdrawn", { day: f.day(withdrawn.on), why: withdrawn.why })}</p>}
      {found?.status === 200 && (
        <details open={place === 0}>
          <summary>{t("list_units")}</summary>
          <UnitTree locale={locale} publication={slug} units={found.published.snapshot.units} above={found.own.slug} />
        </details>
      )}
    </section>
  );
}
