import type { Localised } from "#lib/i18n/locales.ts";
import { CANNOT_SAY, DOES_NOT_APPLY, type Option } from "../definition.ts";
import { TRANSLATIONS } from "./translations.ts";

/** A wording in every language; Spanish and Arabic are looked up by the English. */
export const words = (en: string, zh: string): Localised => ({ en, zh, ...TRANSLATIONS[en] });

const grades = (labels: readonly [number, string, string][]): Option[] => labels.map(([code, en, zh]) => ({ code, label: words(en, zh) }));

const apart = (code: number, en: string, zh: string): Option => ({ code, label: words(en, zh) });

export const cannotSay = apart(CANNOT_SAY, "I can’t say", "说不清");
export const notSure = apart(CANNOT_SAY, "Not sure", "不确定");
export const doesNotApply = apart(DOES_NOT_APPLY, "Does not apply", "不适用");

export const SATISFACTION = grades([
  [5, "Very satisfied", "非常满意"],
  [4, "Satisfied", "满意"],
  [3, "Neither satisfied nor dissatisfied", "一般"],
  [2, "Dissatisfied", "不满意"],
  [1, "Very dissatisfied", "非常不满意"],
]);

export const AGREEMENT = grades([
  [5, "Strongly agree", "非常同意"],
  [4, "Agree", "同意"],
  [3, "Neither agree nor disagree", "一般"],
  [2, "Disagree", "不同意"],
  [1, "Strongly disagree", "非常不同意"],
]);

export const JOB = grades([
  [5, "Excellent", "非常好"],
  [4, "Good", "好"],
  [3, "Fair", "一般"],
  [2, "Poor", "差"],
  [1, "Very poor", "非常差"],
]);

export const SAFETY = grades([
  [4, "Very safe", "非常安全"],
  [3, "Fairly safe", "比较安全"],
  [2, "A bit unsafe", "不太安全"],
  [1, "Very unsafe", "很不安全"],
]);

export const choices = grades;
