import type { Search } from "#app/_components/rates/rates-address.ts";
import { isDay } from "#lib/calendar.ts";

/** What the address of the page chooses. */
export type WordsQuery = { unit: string; month: string; q: string; tag: string };

const LONGEST = 80;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

export function wordsQuery(search: Search): WordsQuery {
  const month = one(search.month);
  return {
    unit: one(search.unit),
    month: isDay(month) ? month : "",
    q: one(search.q).trim().slice(0, LONGEST),
    tag: one(search.tag).trim().slice(0, LONGEST),
  };
}

/** The address, below the language, without what chooses nothing. */
export function wordsPath(query: WordsQuery): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ""));
  return `/staff/words${search.size > 0 ? `?${search}` : ""}`;
}
