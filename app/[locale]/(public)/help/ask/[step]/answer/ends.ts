import * as z from "zod";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Step } from "#lib/requests/draft.ts";
import { placeWords } from "#lib/requests/request-definition.ts";

type Read = { fields: [string, string[]][] } | { problems: Record<string, string> };

const degrees = z.stringFormat("degrees", /^-?\d{1,3}(\.\d{1,12})?$/);
/** About eleven metres: a street corner is meant, not a bed. */
const DIGITS = 4;

/** What the pages that every form ends with sent. */
export function readEnds(kind: Exclude<Step["kind"], "danger" | "question">, fields: Fields): Read {
  if (kind === "files") return { fields: [] };
  if (kind === "notice") {
    const address = single(fields, "notice").trim();
    if (address !== "" && !z.email().max(254).safeParse(address).success) return { problems: { notice: "notice_wrong" } };
    return { fields: [["notice", [address]]] };
  }
  const place = placeWords.safeParse(single(fields, "place"));
  if (!place.success) return { problems: { place: "place_long" } };
  const [latitude, longitude] = [degrees.safeParse(single(fields, "latitude")), degrees.safeParse(single(fields, "longitude"))];
  const position: [string, string[]][] =
    latitude.success && longitude.success
      ? [
          ["latitude", [Number(latitude.data).toFixed(DIGITS)]],
          ["longitude", [Number(longitude.data).toFixed(DIGITS)]],
        ]
      : [
          ["latitude", []],
          ["longitude", []],
        ];
  return { fields: [["station", [single(fields, "station")]], ["place", [place.data]], ...position] };
}
