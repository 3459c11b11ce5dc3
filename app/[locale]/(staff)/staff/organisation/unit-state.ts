import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { type KeptUnit, plannedMove } from "#lib/units/organisation-queries.ts";

/** The name of one of some units; those beyond the reader's reach have none here. */
export function nameIn(units: readonly KeptUnit[], unitId: string, locale: Locale): string {
  const found = units.find(({ id }) => id === unitId);
  return found ? inLocale(found.name, locale) : "…";
}

/** Whether a unit works, and whether it is to move. */
export function unitState(unit: KeptUnit, units: readonly KeptUnit[], locale: Locale): string {
  const t = translator(locale, "organisation");
  if (unit.closed) return t("state_closed", { when: unit.closed.on, why: unit.closed.why });
  const move = plannedMove(unit, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  return move ? t("state_moves", { unit: nameIn(units, move.parentId, locale), when: move.from }) : t("state_works");
}
