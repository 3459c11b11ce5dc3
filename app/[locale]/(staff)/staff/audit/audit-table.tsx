import { clock } from "#app/_components/frame/clock.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { CATALOGUE, isEventName, shownFields } from "#lib/audit/catalogue.ts";
import type { AuditLine } from "#lib/audit/queries.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { type Translate, translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { fieldLabel } from "./field-label.ts";

type Props = { locale: Locale; lines: readonly AuditLine[]; units: readonly UnitNode[] };

/** Who an actor is, in words. */
function actorName(t: Translate<"audit">, { actor, byName }: AuditLine): string {
  if (byName) return byName;
  return actor === "resident" ? t("resident") : `${t("system")} (${actor.replace(/^\w+:/, "")})`;
}

/** What an event is about, as an address asks for it. */
function objectOf({ event, detail }: AuditLine): string | undefined {
  const field = isEventName(event) ? (CATALOGUE[event] as { about?: string }).about : undefined;
  const value = field && detail[field];
  return field && typeof value === "string" ? `${field}:${value}` : undefined;
}

export function AuditTable({ locale, lines, units }: Props) {
  const t = translator(locale, "audit");
  const when = clock(locale);
  const page = `/${locale}/staff/audit`;
  return (
    <Scroll label={t("title")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("when")}</th>
            <th scope="col">{t("who")}</th>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("about")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const { position, at, actor, event, detail, aboutName } = line;
            const unit = units.find(({ id }) => id === detail.unitId);
            const object = objectOf(line);
            const person = actor.startsWith("staff:") ? actor.slice("staff:".length) : undefined;
            return (
              <tr key={position}>
                <td>{when.format(at)}</td>
                <td>
                  <bdi>{person ? <a href={`${page}?person=${person}`}>{actorName(t, line)}</a> : actorName(t, line)}</bdi>
                </td>
                <td>
                  {isEventName(event) ? t(event) : event}
                  {shownFields(detail).map(([name, value]) => (
                    <div className="quiet" key={name}>
                      {fieldLabel(t, name)}: <bdi>{value}</bdi>
                    </div>
                  ))}
                </td>
                <td>
                  {aboutName && <bdi>{aboutName} </bdi>}
                  {unit && <bdi>{inLocale(unit.name, locale)} </bdi>}
                  {object && <a href={`${page}?${new URLSearchParams({ object })}`}>{t("history")}</a>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
