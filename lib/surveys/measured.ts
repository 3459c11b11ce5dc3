import * as z from "zod";
import { type Day, isDay } from "#lib/calendar.ts";
import { type Answer, chosen, refused, type Sent } from "./answer.ts";
import { type QuestionOf, SKIPPED } from "./definition.ts";
import { equals, type Slot } from "./slot.ts";

// Questions whose answer is a number: it is stored as its distance from the lowest one, and from 1, because 0 is skipped.

const RATINGS = 11;
/** Stored when somebody cannot rate; above every rating. */
export const RATING_CANNOT_SAY = RATINGS + 1;
const MOST_BINS = 10;
const FIRST_DAY = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const MOST_DAYS = 32_000;

function onlyOne({ values }: Sent): string | undefined {
  return values.length > 1 ? undefined : (values[0] ?? "").trim();
}

/** A value that is sent once, or the answer to none or several. */
function readOne(required: boolean, sent: Sent, read: (value: string) => Answer): Answer {
  const value = onlyOne(sent);
  if (value === undefined) return refused("one_only");
  if (value === "") return required ? refused("required") : chosen(SKIPPED);
  return read(value);
}

export const rating = {
  read: ({ required, cannotSay }: QuestionOf<"rating">, sent: Sent): Answer =>
    readOne(required, sent, (value) => {
      if (cannotSay && value === "cannot_say") return chosen(RATING_CANNOT_SAY);
      return /^(\d|10)$/.test(value) ? chosen(Number(value) + 1) : refused("unknown_option");
    }),
  slots: ({ cannotSay }: QuestionOf<"rating">): Slot[] => [
    equals(SKIPPED),
    ...Array.from({ length: RATINGS }, (_, value) => equals(value + 1)),
    ...(cannotSay ? [equals(RATING_CANNOT_SAY)] : []),
  ],
  stored: ({ cannotSay }: QuestionOf<"rating">) =>
    z
      .int()
      .min(SKIPPED)
      .max(cannotSay ? RATING_CANNOT_SAY : RATINGS),
  columns: ({ id, cannotSay }: QuestionOf<"rating">): string[] => [
    `${id}_skipped`,
    ...Array.from({ length: RATINGS }, (_, value) => `${id}_${value}`),
    ...(cannotSay ? [`${id}_cannot_say`] : []),
  ],
};

/** Full-width digits, as Chinese keyboards type them, and those of Arabic are digits too. */
function plainDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}

/** At most ten bins of whole numbers, as equal as they can be: the first number of each, and one beyond the last. */
export function bins({ min, max }: QuestionOf<"number">): number[] {
  const count = Math.min(MOST_BINS, max - min + 1);
  return Array.from({ length: count + 1 }, (_, index) => min + Math.round((index * (max - min + 1)) / count));
}

export const number = {
  read: ({ required, min, max }: QuestionOf<"number">, sent: Sent): Answer =>
    readOne(required, sent, (value) => {
      const digits = plainDigits(value);
      if (!/^[-−]?\d{1,9}$/.test(digits)) return refused("not_a_number");
      const found = Number(digits.replace("−", "-"));
      return found >= min && found <= max ? chosen(found - min + 1) : refused("out_of_range");
    }),
  slots: (question: QuestionOf<"number">): Slot[] => {
    const edges = bins(question);
    const from = (edge: number) => edge - question.min + 1;
    const binned = edges.slice(0, -1).map((edge, index): Slot => {
      const rule = { match: "between" as const, from: from(edge), to: from(edges[index + 1] ?? edge) - 1 };
      return { code: index + 1, rule };
    });
    return [equals(SKIPPED), ...binned];
  },
  stored: ({ min, max }: QuestionOf<"number">) =>
    z
      .int()
      .min(SKIPPED)
      .max(max - min + 1),
  columns: (question: QuestionOf<"number">): string[] => {
    const edges = bins(question);
    const names = edges.slice(0, -1).map((edge, index) => `${question.id}_${edge}_to_${(edges[index + 1] ?? edge) - 1}`);
    return [`${question.id}_skipped`, ...names];
  },
};

/** The day of a stored date. */
export function dateOf(choice: number): Day {
  return new Date(FIRST_DAY + (choice - 1) * DAY_MS).toISOString().slice(0, 10);
}

export const date = {
  read: ({ required }: QuestionOf<"date">, sent: Sent): Answer =>
    readOne(required, sent, (value) => {
      const day = plainDigits(value).replaceAll("/", "-");
      if (!isDay(day)) return refused("not_a_date");
      const days = (Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY_MS;
      return days >= 0 && days < MOST_DAYS ? chosen(days + 1) : refused("out_of_range");
    }),
  slots: (): Slot[] => [equals(SKIPPED), { code: 1, rule: { match: "between", from: 1, to: MOST_DAYS } }],
  stored: (_question: QuestionOf<"date">) => z.int().min(SKIPPED).max(MOST_DAYS),
  columns: ({ id }: QuestionOf<"date">): string[] => [`${id}_skipped`, `${id}_given`],
};
