import type { Localised } from "#lib/i18n/locales.ts";
import type { Option, Question } from "../definition.ts";
import { AGREEMENT, cannotSay, doesNotApply, SATISFACTION, words } from "./grades.ts";

/** One of the things that make a visit good or bad, to agree with or not. */
export const driver = (id: string, en: string, zh: string, feeds?: string): Question => ({
  type: "scale",
  id,
  label: words(en, zh),
  required: false,
  driver: true,
  options: [...AGREEMENT, doesNotApply],
  ...(feeds ? { feeds } : {}),
});

/** The one required question of a rating. */
export const overall = (label: Localised, options: Option[] = [...SATISFACTION, cannotSay]): Question => ({
  type: "scale",
  id: "overall",
  label,
  required: true,
  driver: false,
  options,
});

const NO_NAMES = words("Please do not give names, phone numbers or other personal details.", "请不要写姓名、电话或其他个人信息。");

export const inOwnWords = (id: string, label: Localised, more: Pick<Question, "when"> = {}): Question => ({
  type: "text",
  id,
  label,
  help: NO_NAMES,
  required: false,
  maxLength: 500,
  ...more,
});

export const some = (id: string, label: Localised, options: Option[], more: Pick<Question, "when"> = {}): Question => ({
  type: "multiple",
  id,
  label,
  required: false,
  options,
  ...more,
});
