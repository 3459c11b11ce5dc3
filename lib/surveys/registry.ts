import { type Question, type QuestionOf, type QuestionType, SKIPPED } from "./definition.ts";

/** What a form sent for one question: the values of its field, in order. */
export type Sent = readonly string[];

/** An answer as stored (a choice code, and the words of a text question) or a message key saying what is wrong. */
export type Answer = { ok: true; choice: number; words: string } | { ok: false; problem: Problem };
export type Problem = "required" | "unknown_option" | "one_only" | "too_long";

/** One counter of a tally: how often a stored choice equals, or (multiple choice) holds, a code. */
export type SlotRule = { match: "equals"; value: number } | { match: "holds"; bit: number };
export type Slot = { code: number; rule: SlotRule };

type Entry<T extends QuestionType> = {
  /** Read what was sent; never throws, whatever was sent. */
  read: (question: QuestionOf<T>, sent: Sent) => Answer;
  /** The counters of this question, in a fixed order, the skipped one first. */
  slots: (question: QuestionOf<T>) => Slot[];
};

const refused = (problem: Problem): Answer => ({ ok: false, problem });
const chosen = (choice: number): Answer => ({ ok: true, choice, words: "" });
const equals = (code: number): Slot => ({ code, rule: { match: "equals", value: code } });
const bitOf = (code: number): number => 1 << (code - 1);

function codeOf(question: QuestionOf<"scale" | "single" | "multiple">, sent: string): number | undefined {
  return question.options.find((option) => String(option.code) === sent)?.code;
}

const oneOf: Entry<"scale"> & Entry<"single"> = {
  read: (question, sent) => {
    if (sent.length > 1) return refused("one_only");
    const value = sent[0] ?? "";
    if (value === "") return question.required ? refused("required") : chosen(SKIPPED);
    const code = codeOf(question, value);
    return code === undefined ? refused("unknown_option") : chosen(code);
  },
  slots: (question) => [equals(SKIPPED), ...question.options.map((option) => equals(option.code))],
};

const someOf: Entry<"multiple"> = {
  read: (question, sent) => {
    const values = sent.filter((value) => value !== "");
    if (values.length === 0) return question.required ? refused("required") : chosen(SKIPPED);
    const codes = values.map((value) => codeOf(question, value));
    if (codes.some((code) => code === undefined)) return refused("unknown_option");
    return chosen(codes.reduce<number>((bits, code) => bits | bitOf(code ?? 0), 0));
  },
  slots: (question) => [
    equals(SKIPPED),
    ...question.options.map((option): Slot => ({ code: option.code, rule: { match: "holds", bit: bitOf(option.code) } })),
  ],
};

const GIVEN = 1;

const inWords: Entry<"text"> = {
  read: (question, sent) => {
    if (sent.length > 1) return refused("one_only");
    // Line ends count once however the browser sends them; NUL cannot be stored and says nothing.
    const words = (sent[0] ?? "").replaceAll("\r\n", "\n").replaceAll("\0", "").trim();
    if (words === "") return question.required ? refused("required") : chosen(SKIPPED);
    if ([...words].length > question.maxLength) return refused("too_long");
    return { ok: true, choice: GIVEN, words };
  },
  slots: () => [equals(SKIPPED), equals(GIVEN)],
};

/** The one place that knows all question types; a type without its entry does not compile. */
const REGISTRY = { scale: oneOf, single: oneOf, multiple: someOf, text: inWords } satisfies { [T in QuestionType]: Entry<T> };

function entry(question: Question): Entry<QuestionType> {
  // Each entry takes its own question type; the pairing by `type` is what the registry guarantees.
  return REGISTRY[question.type] as unknown as Entry<QuestionType>;
}

export function readAnswer(question: Question, sent: Sent): Answer {
  return entry(question).read(question, sent);
}

export function slotsOf(question: Question): Slot[] {
  return entry(question).slots(question);
}
