import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import type { Draft, DraftQuestion, Wording } from "./draft.ts";

/** How a question differs from the version before: what kind of change, by the question's name. */
export type Change = { change: "added" | "removed" | "reworded" | "rescaled" | "moved" | "translated" | "adjusted"; question: string };

/** Whether a language that both have says something else. */
function differs(a: Wording, b: Wording): boolean {
  return LOCALE_KEYS.some((locale) => a[locale] !== undefined && b[locale] !== undefined && a[locale] !== b[locale]);
}

const codesOf = (question: DraftQuestion) => ("options" in question ? question.options.map(({ code }) => code).sort((a, b) => a - b) : []);

/** Whether the answers to choose from differ: their codes, their words, the ends or the range. */
function rescaled(a: DraftQuestion, b: DraftQuestion): boolean {
  if (a.type !== b.type || codesOf(a).join() !== codesOf(b).join()) return true;
  if ("options" in a && "options" in b)
    return a.options.some((option) => differs(option.label, b.options.find(({ code }) => code === option.code)?.label ?? {}));
  if (a.type === "rating" && b.type === "rating")
    return a.cannotSay !== b.cannotSay || differs(a.lowest, b.lowest) || differs(a.highest, b.highest);
  return a.type === "number" && b.type === "number" && (a.min !== b.min || a.max !== b.max);
}

/** Whether two questions measure the same: the same words and the same scale in every language that both have. */
export function measuresTheSame(a: DraftQuestion, b: DraftQuestion): boolean {
  return !differs(a.label, b.label) && !rescaled(a, b);
}

function changeOf(before: DraftQuestion, after: DraftQuestion): Change["change"] | undefined {
  if (differs(before.label, after.label)) return "reworded";
  if (rescaled(before, after)) return "rescaled";
  const added = (from: DraftQuestion, to: DraftQuestion) =>
    [from.label, ...("options" in from ? from.options.map(({ label }) => label) : [])].some((text, index) => {
      const other = [to.label, ...("options" in to ? to.options.map(({ label }) => label) : [])][index] ?? {};
      return Object.keys(other).length > Object.keys(text).length;
    });
  if (added(before, after)) return "translated";
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : "adjusted";
}

/** What a draft changes against the version before, in the order of the draft; what is gone comes last. */
export function changesBetween(before: Draft, after: Draft): Change[] {
  const common = before.questions.filter(({ id }) => after.questions.some((each) => each.id === id)).map(({ id }) => id);
  const order = after.questions.filter(({ id }) => common.includes(id)).map(({ id }) => id);
  const found = after.questions.flatMap((question): Change[] => {
    const earlier = before.questions.find(({ id }) => id === question.id);
    if (!earlier) return [{ change: "added", question: question.id }];
    const change = changeOf(earlier, question) ?? (common.indexOf(question.id) === order.indexOf(question.id) ? undefined : "moved");
    return change ? [{ change, question: question.id }] : [];
  });
  const gone = before.questions.filter(({ id }) => !after.questions.some((each) => each.id === id));
  return [...found, ...gone.map(({ id }): Change => ({ change: "removed", question: id }))];
}
