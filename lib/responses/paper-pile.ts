export const MOST_FORMS = 5_000;
/** One form in so many is typed a second time by somebody else. */
export const EVERY_NTH = [2, 5, 10, 20] as const;

/** Whether a form is one of those that are typed twice. */
export const isSampled = (number: number, everyNth: number): boolean => number % everyNth === 0;
