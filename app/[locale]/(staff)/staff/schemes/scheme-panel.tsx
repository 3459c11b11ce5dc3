import { Scroll } from "#app/_ui/scroll.tsx";
import { schemeChanges } from "#lib/appraisals/scheme.ts";
import type { SchemeVersion } from "#lib/appraisals/scheme-queries.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { SchemeTable } from "./scheme-table.tsx";
import { changeWords, schemeFigures } from "./words.ts";

type Props = { locale: Locale; versions: readonly SchemeVersion[]; units: readonly UnitNode[]; mayWrite: boolean };

/** One scheme: its versions, the newest first, each with what it changed and what is still to be done with it. */
export function SchemePanel({ locale, versions, units, mayWrite }: Props) {
  const t = translator(locale, "schemes");
  const f = schemeFigures(locale);
  const [newest] = versions;
  if (!newest) return null;
  const unit = units.find(({ id }) => id === newest.unitId);
  return (
    <section className="stack">
      <h2 dir="auto">{newest.name}</h2>
      {unit && <p className="quiet">{t("of_unit", { unit: inLocale(unit.name, locale) })}</p>}
      {versions.map((version, at) => {
        const earlier = versions[at + 1];
        const changes = earlier ? schemeChanges(earlier.scheme, version.scheme) : [];
        const post = (what: "approvals" | "publications", label: string) => (
          <form method="post" action={`/${locale}/staff/schemes/${what}`}>
            <input type="hidden" name="version" value={version.id} />
            <button className="button" type="submit">
              {label}
            </button>
          </form>
        );
        return (
          <details key={version.id} className="panel stack" open={at === 0}>
            <summary>
              {t("version", { number: version.number })} <span className="tag">{t(stateOf(version))}</span>
            </summary>
            <p>
              {t("written_by", { name: version.author })} {version.approver && t("approved_by", { name: version.approver })}{" "}
              {version.publishedOn && t("published_on", { day: f.day(version.publishedOn) })}
            </p>
            {changes.length > 0 && (
              <div>
                <h3>{t("changes")}</h3>
                <ul>
                  {changes.map((change) => (
                    <li key={changeWords(locale, change)}>{changeWords(locale, change)}</li>
                  ))}
                </ul>
              </div>
            )}
            <Scroll label={`${version.name}, ${t("version", { number: version.number })}`}>
              <SchemeTable locale={locale} scheme={version.scheme} />
            </Scroll>
            {mayWrite && (
              <div className="row">
                {!version.approver && !version.isOwn && post("approvals", t("approve"))}
                {at === 0 && (
                  <a className="button plain" href={`/${locale}/staff/schemes/draft?of=${version.id}`}>
                    {t("next_version")}
                  </a>
                )}
              </div>
            )}
            {mayWrite && version.approver && !version.publishedOn && (
              <details>
                <summary>{t("publish_do")}</summary>
                <div className="stack">
                  <p>{t("publish_how")}</p>
                  {post("publications", t("publish"))}
                </div>
              </details>
            )}
            {mayWrite && !version.approver && version.isOwn && <p className="quiet">{t("second_person")}</p>}
          </details>
        );
      })}
    </section>
  );
}

function stateOf({ approver, publishedOn }: SchemeVersion) {
  if (publishedOn) return "state_published";
  return approver ? "state_approved" : "state_written";
}
