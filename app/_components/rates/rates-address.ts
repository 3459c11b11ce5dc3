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
export type RatesArea = "" | "/trend" | "/units" | "/drivers" | "/quality" | "/weights" | "/export";

export type Search = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined): string | undefined => {
  const first = Array.isArray(value) ? value[0] : value;
  return first === "" ? undefined : first;
};

/** A service or a channel as the one choice of the filters' form: both together would leave too few to be told apart. */
export const partKey = ({ service, channel }: Pick<RatesQuery, "service" | "channel">): string =>
  service ? `service.${service}` : channel ? `channel.${channel}` : "";

/** The filters that an address names; an empty one is none. */
export function ratesQuery(search: Search): RatesQuery {
  const [, kind, key] = /^(service|channel)\.(.+)$/.exec(one(search.part) ?? "") ?? [];
  return {
    unit: one(search.unit),
    period: one(search.period) ?? DEFAULT_PERIOD,
    service: kind === "service" ? key : one(search.service),
    channel: kind === "channel" ? key : one(search.channel),
    rate: one(search.rate),
  };
}

/** The address, below the language, of the rates under these filters. */
export function ratesPath(query: RatesQuery, area: RatesArea = ""): string {
  const search = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return `/staff${area}${search.size > 0 ? `?${search}` : ""}`;
}
