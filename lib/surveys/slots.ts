import type { Definition } from "./definition.ts";
import { slotsOf } from "./registry.ts";
import type { SlotRule } from "./slot.ts";

/** One counter of a version's tally, at a fixed place in `counts`. */
export type TallySlot = { questionIndex: number; questionId: string; code: number; rule: SlotRule };

/** The layout of `counts` for a version: every question's counters one after another, in the order of the questions. */
export function tallySlots(definition: Definition): TallySlot[] {
  return definition.questions.flatMap((question, questionIndex) =>
    slotsOf(question).map(({ code, rule }) => ({ questionIndex, questionId: question.id, code, rule })),
  );
}

/** Places in `counts` (from 1, as PostgreSQL counts) of the given codes of a question. */
export function slotPlaces(definition: Definition, questionId: string, codes: readonly number[]): number[] {
  return tallySlots(definition).flatMap((slot, place) => (slot.questionId === questionId && codes.includes(slot.code) ? [place + 1] : []));
}
