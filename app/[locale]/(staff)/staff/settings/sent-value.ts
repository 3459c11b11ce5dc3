import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { SETTINGS, type SettingName } from "#lib/operations/settings.ts";

/** What a form says of a setting, as the environment would say it. */
export function sentValue(name: SettingName, fields: Fields): string {
  const { kind } = SETTINGS[name];
  if (kind === "languages") return (fields.get(name) ?? []).join(",");
  if (kind !== "wordings") return single(fields, name).trim();
  const words = LOCALE_KEYS.flatMap((key) => {
    const text = single(fields, `${name}_${key}`).trim();
    return text ? [[key, text]] : [];
  });
  return JSON.stringify(Object.fromEntries(words));
}
