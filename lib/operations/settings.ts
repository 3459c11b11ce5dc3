import type { Environment } from "#lib/env.ts";

type Setting =
  | { variable: keyof Environment; kind: "number"; least: number; most: number }
  | { variable: keyof Environment; kind: "text" | "wordings" | "languages" };

/** What administrators may set while everything runs; each has its default in the environment, and is checked by the same rule. */
export const SETTINGS = {
  staff_minimum_base: { variable: "RAPPORT_STAFF_MINIMUM_BASE", kind: "number", least: 5, most: 100 },
  public_minimum_base: { variable: "RAPPORT_PUBLIC_MINIMUM_BASE", kind: "number", least: 10, most: 200 },
  release_at: { variable: "RAPPORT_RELEASE_AT", kind: "number", least: 5, most: 100 },
  words_months: { variable: "RAPPORT_WORDS_MONTHS", kind: "number", least: 1, most: 120 },
  emergency_number: { variable: "RAPPORT_EMERGENCY_NUMBER", kind: "text" },
  emergency_text: { variable: "RAPPORT_EMERGENCY_TEXT", kind: "wordings" },
  emergency_message: { variable: "RAPPORT_EMERGENCY_MESSAGE_NUMBER", kind: "text" },
  emergency_relay: { variable: "RAPPORT_EMERGENCY_RELAY", kind: "wordings" },
  languages: { variable: "RAPPORT_LANGUAGES", kind: "languages" },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}
