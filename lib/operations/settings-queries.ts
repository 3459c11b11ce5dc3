import "server-only";
import { desc, eq } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import { settingValue } from "#db/schema/settings.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { applySettings, type Environment, readVariable } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import { type Actor, reachOf, type StaffActor } from "#lib/people/actor.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { isSettingName, SETTING_ROLES, SETTINGS, type SettingName } from "./settings.ts";

export type SettingChange = { id: string; value: string | null; by: string; at: Date };

/** Settings hold for everything, so only whoever administers a whole force may see and change them. */
export async function maySet(actor: StaffActor, tx: Tx): Promise<boolean> {
  const own = await unitsWithRole(actor, SETTING_ROLES, tx);
  const tops = await tx.select({ id: unit.id }).from(unit).where(eq(unit.kind, "force"));
  return tops.some(({ id }) => own.includes(id));
}

/** All changes of all settings, the newest first; `undefined` for whoever may not see them. */
export function settingChanges(actor: StaffActor): Promise<Map<SettingName, SettingChange[]> | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await maySet(actor, tx))) return undefined;
    const rows = await tx
      .select({ id: settingValue.id, name: settingValue.name, value: settingValue.value, at: settingValue.setAt, by: person.name })
      .from(settingValue)
      .innerJoin(person, eq(person.id, settingValue.setBy))
      .orderBy(desc(settingValue.setAt), desc(settingValue.id));
    const changes = new Map<SettingName, SettingChange[]>();
    for (const { name, ...change } of rows) if (isSettingName(name)) changes.set(name, [...(changes.get(name) ?? []), change]);
    return changes;
  });
}

/** Let what is set hold in this process. A value that this version cannot have is left out, and said. */
export async function loadSettings(actor: Actor): Promise<void> {
  const rows = await transaction(reachOf(actor), (tx) =>
    tx
      .selectDistinctOn([settingValue.name], { name: settingValue.name, value: settingValue.value })
      .from(settingValue)
      .orderBy(settingValue.name, desc(settingValue.setAt), desc(settingValue.id)),
  );
  const settings: Partial<Environment> = {};
  for (const { name, value } of rows) {
    if (value === null || !isSettingName(name)) continue;
    const { variable } = SETTINGS[name];
    try {
      Object.assign(settings, { [variable]: readVariable(variable, value) });
    } catch (error) {
      reportFailure(`The setting ${name} has a value that this version cannot have`, error);
    }
  }
  applySettings(settings);
}
