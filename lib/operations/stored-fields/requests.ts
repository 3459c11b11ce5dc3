import type * as danger from "#db/schema/danger.ts";
import type * as notices from "#db/schema/notices.ts";
import type * as drafts from "#db/schema/request-drafts.ts";
import type * as requests from "#db/schema/requests.ts";
import type { Fields } from "./definition.ts";

const WORKERS = ["requests.work", "complaints.work"] as const;
const OF = { requestId: "link", unitId: "unit" } as const;
const WHO = { as: "who", about: "staff" } as const;
const MOMENT = { as: "staff_moment", about: "staff" } as const;
/** What stays of a request when its words are gone. */
const ROW = { about: "resident", keep: "request_row", see: ["code", ...WORKERS] } as const;
/** What was written or sent. */
const WORDS = { about: "resident", keep: "request_words", see: ["code", ...WORKERS] } as const;

/** What residents ask for. */
export const REQUESTS = {
  request: {
    ...ROW,
    fields: {
      id: { as: "key", see: WORKERS },
      unitId: "unit",
      needKey: "need",
      needVersion: "order",
      isComplaint: "kind",
      codeDigest: { as: "digest", keep: "request_words", see: ["none"] },
      language: "language",
      receivedOn: "asked_day",
      receivedAt: "asked_moment",
      dueAt: "asked_moment",
      shownOn: "staff_day",
    },
  },
  requestText: {
    ...WORDS,
    fields: { ...OF, words: "words", place: "place", latitude: "position", longitude: "position", choices: "choices", said: "words" },
  },
  requestMessage: {
    ...WORDS,
    fields: { id: "key", ...OF, words: "words", writtenBy: WHO, on: "asked_day", at: "asked_moment", number: "order" },
  },
  requestNote: { ...WORDS, see: WORKERS, fields: { id: "key", ...OF, words: "staff_words", writtenBy: WHO, at: MOMENT } },
  requestAssignment: {
    ...ROW,
    about: "staff",
    see: WORKERS,
    fields: { ...OF, number: "order", personId: "who", assignedBy: "who", at: "staff_moment" },
  },
  requestClosure: {
    ...ROW,
    fields: {
      ...OF,
      round: "order",
      outcome: "kind",
      words: { as: "staff_words", keep: "request_words" },
      closedBy: WHO,
      closedOn: "staff_day",
    },
  },
  requestConfirmation: {
    ...ROW,
    fields: { ...OF, round: "order", solved: "solved", reason: { as: "words", keep: "request_words" }, on: "asked_day" },
  },
  requestWithdrawal: { ...ROW, fields: { ...OF, on: "asked_day" } },
  requestOpen: {
    ...ROW,
    keep: "request_open",
    fields: { ...OF, isComplaint: "kind", isAgain: "kind", dueAt: "asked_moment" },
  },
  requestFile: { ...WORDS, fields: { id: "key", ...OF, type: "kind", bytes: "files", sentOn: "asked_day" } },
  requestHuman: { ...ROW, fields: { ...OF, askedOn: "asked_day" } },
  requestFollowUp: { ...ROW, see: ["code"], fields: { ...OF, givenOn: "asked_day" } },
  requestDraft: {
    about: "resident",
    keep: "draft",
    see: ["code"],
    fields: { codeDigest: { as: "digest", see: ["none"] }, sealed: "sealed", endsAt: { as: "draft_end", see: ["none"] } },
  },
  requestDraftFile: {
    about: "resident",
    keep: "draft",
    see: ["code"],
    fields: { codeDigest: { as: "digest", see: ["none"] }, position: "order", type: "kind", sealed: "sealed" },
  },
  requestNoticeAddress: {
    about: "resident",
    keep: "notice",
    see: ["none"],
    fields: { ...OF, sealed: "notice_address", language: "language", tries: "count" },
  },
  requestNoticeVerified: { ...ROW, keep: "notice", see: ["code"], fields: { ...OF, verifiedOn: "asked_day" } },
  dangerListVersion: {
    about: "nobody",
    keep: "always",
    see: ["help.write"],
    fields: { language: "language", number: "order", words: "content", writtenBy: WHO, writtenAt: MOMENT },
  },
  dangerAlert: {
    about: "resident",
    keep: "request_row",
    see: ["requests.work"],
    fields: { id: "key", unitId: "unit", requestId: "link", language: "language", raisedOn: "asked_day" },
  },
  dangerAlertSeen: {
    about: "staff",
    keep: "request_row",
    see: ["requests.work"],
    fields: { alertId: "link", unitId: "unit", seenBy: "who", seenAt: "staff_moment" },
  },
} as const satisfies Fields<typeof requests & typeof drafts & typeof notices & typeof danger>;
