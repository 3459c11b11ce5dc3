import "server-only";
import { desc, eq } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import { settingValue } from "#db/schema/settings.ts";
import { transaction } from "#db/transaction.ts";
import { applySettings, type Environment, readVariable } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import { type Actor, reachOf, type StaffActor } from "#lib/people/actor.ts";
import { holdsForce } from "#lib/units/queries.ts";
import { isSettingName, SETTINGS, type SettingName } from "./settings.ts";

export type SettingChange = { id: string; value: string | null; by: string; at: Date };

/** All changes of all settings, the newest first; `undefined` for whoever may not see them: settings hold for everything. */
export function settingChanges(actor: StaffActor): Promise<Map<SettingName, SettingChange[]> | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await holdsForce(actor, "settings.change", tx))) return undefined;
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
