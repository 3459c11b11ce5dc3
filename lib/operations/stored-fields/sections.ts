import { ANSWERS } from "./answers.ts";
import { type Entry, rulesOf, type Seer } from "./definition.ts";
import { KEEPING, type Keeping } from "./keeping.ts";
import type { Purpose } from "./purposes.ts";
import { REQUESTS } from "./requests.ts";
import { SURVEYS } from "./surveys.ts";

/** What a resident may do, and the tables that then hold something of it. */
export const SECTIONS = {
  rate: [ANSWERS.inbox, ANSWERS.response, ANSWERS.heldAnswer, ANSWERS.excludedAnswer, ANSWERS.comment, ANSWERS.usedKey],
  help: [
    REQUESTS.requestDraft,
    REQUESTS.requestDraftFile,
    REQUESTS.request,
    REQUESTS.requestText,
    REQUESTS.requestMessage,
    REQUESTS.requestFile,
    REQUESTS.requestConfirmation,
    REQUESTS.requestHuman,
    REQUESTS.requestWithdrawal,
    REQUESTS.requestFollowUp,
    REQUESTS.dangerAlert,
  ],
  contact: [REQUESTS.requestNoticeAddress, REQUESTS.requestNoticeVerified],
  invited: [SURVEYS.invitationMark, SURVEYS.slip],
} as const satisfies Record<string, readonly Entry[]>;
export type Section = keyof typeof SECTIONS;
export const SECTION_KEYS = Object.keys(SECTIONS) as Section[];

/** What a resident would call a thing that we keep; each is a message `thing_…`. */
export const THINGS = [
  "form_key",
  "choices",
  "words",
  "files",
  "place",
  "position",
  "sealed",
  "notice_address",
  "invited",
  "day",
  "month",
  "asked_day",
  "asked_moment",
  "draft_end",
  "unit",
  "service",
  "channel",
  "survey",
  "need",
  "language",
  "solved",
  "held_for",
  "digest",
] as const satisfies readonly Purpose[];
/** What only holds the pieces together: told as one. */
export const NUMBERS = ["key", "link", "order", "kind", "count", "staff_day"] as const satisfies readonly Purpose[];
export type Thing = (typeof THINGS)[number] | "numbers";

type Told = { keep: Keeping; things: Thing[] };

/** What is kept of a resident who does this, by how long, and who may see any of it. */
export function toldOf(section: Section): { kept: Told[]; seers: Seer[] } {
  const fields = SECTIONS[section].flatMap((entry: Entry) => Object.values(entry.fields).map((stated) => rulesOf(entry, stated)));
  const theirs = fields.filter(({ about }) => about !== "staff");
  const kept = KEEPING.map((keep) => {
    const purposes = new Set(theirs.filter((each) => each.keep === keep).map(({ purpose }) => purpose));
    const named: Thing[] = THINGS.filter((thing) => purposes.has(thing));
    return { keep, things: purposes.size > 0 && named.length === 0 ? (["numbers"] as Thing[]) : named };
  });
  return { kept: kept.filter(({ things }) => things.length > 0), seers: [...new Set(theirs.flatMap(({ see }) => see))] };
}
