import "server-only";
import { randomUUID } from "node:crypto";
import { desc, eq, sql } from "drizzle-orm";
import { settingValue } from "#db/schema/settings.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { readVariable } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { holdsForce } from "#lib/units/queries.ts";
import { SETTINGS, type SettingName } from "./settings.ts";
import { loadSettings } from "./settings-queries.ts";

export type NewSetting = {
  name: SettingName;
  /** `null`: the default again. */
  value: string | null;
  /** The change that was in force when the form was opened; none if it was the default. */
  seen: string | undefined;
};

/** Set a value, which holds in this process at once and in others within seconds. `out_of_range`: it can have no such value. */
export async function setSetting(actor: StaffActor, { name, value, seen }: NewSetting): Promise<"set" | "out_of_range"> {
  try {
    if (value !== null) readVariable(SETTINGS[name].variable, value);
  } catch {
    return "out_of_range";
  }
  await transaction(reachOf(actor), async (tx) => {
    if (!(await holdsForce(actor, "settings.change", tx))) throw new NotFound("settings are not the actor's");
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rapport setting'))`);
    const [last] = await tx
      .select({ id: settingValue.id, value: settingValue.value })
      .from(settingValue)
      .where(eq(settingValue.name, name))
      .orderBy(desc(settingValue.setAt), desc(settingValue.id))
      .limit(1);
    if (last?.id !== seen) throw new Conflict("set meanwhile");
    await tx.insert(settingValue).values({ id: randomUUID(), name, value, setBy: actor.personId, setAt: new Date() });
    await record(tx, actor, { event: "setting.changed", name, before: last?.value ?? null, after: value });
  });
  await loadSettings(actor);
  return "set";
}
