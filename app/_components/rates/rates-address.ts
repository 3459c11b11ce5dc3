import { DEFAULT_PERIOD } from "#lib/rates/period.ts";

export type RatesQuery = {
  unit?: string | undefined;
  period?: string | undefined;
  service?: string | undefined;
  channel?: string | undefined;
  /** The indicator, where a page shows one. */
  rate?: string | undefined;
};

/** The pages that these filters choose for. */
export type RatesArea = "" | "/trend" | "/units" | "/drivers" | "/quality" | "/export";

export type Search = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string | undefined => {
  const first = Array.isArray(value) ? value[0] : value;
  return first === "" ? undefined : first;
};

/** The filters that an address names; an empty one is none. */
export function ratesQuery(search: Search): RatesQuery {
  return {
    unit: one(search.unit),
    period: one(search.period) ?? DEFAULT_PERIOD,
    service: one(search.service),
    channel: one(search.channel),
    rate: one(search.rate),
  };
}

/** The address, below the language, of the rates under these filters. */
export function ratesPath(query: RatesQuery, area: RatesArea = ""): string {
  const search = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return `/staff${area}${search.size > 0 ? `?${search}` : ""}`;
}
