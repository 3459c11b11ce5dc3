import type { Search } from "#app/_components/rates/rates-address.ts";
import { isDay } from "#lib/calendar.ts";
import { EVERY_MONTH } from "#lib/responses/words-months.ts";

/** What the address of the page chooses. */
export type WordsQuery = { unit: string; month: string; q: string; tag: string; after: string };

const LONGEST = 80;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

export function wordsQuery(search: Search): WordsQuery {
  const [month, after] = [one(search.month), one(search.after)];
  return {
    unit: one(search.unit),
    month: isDay(month) || month === EVERY_MONTH ? month : "",
    q: one(search.q).trim().slice(0, LONGEST),
    tag: one(search.tag).trim().slice(0, LONGEST),
    after: ID.test(after) ? after : "",
  };
}

/** The address, below the language, without what chooses nothing. */
export function wordsPath(query: WordsQuery): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return `/staff/words${search.size > 0 ? `?${search}` : ""}`;
}
