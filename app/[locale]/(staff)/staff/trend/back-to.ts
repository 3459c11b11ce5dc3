import { type RatesQuery, ratesPath, ratesQuery } from "#app/_components/rates/rates-address.ts";
import { type Fields, single } from "#lib/http/fields.ts";

/** The page with the filters that it had: rebuilt from what the address may choose, never what somebody typed. */
export function backToTrend(locale: string, fields: Fields): string {
  const search = new URL(single(fields, "back"), "http://page").searchParams;
  const query: RatesQuery = ratesQuery(Object.fromEntries(search));
  return `/${locale}${ratesPath(query, "/trend")}`;
}
