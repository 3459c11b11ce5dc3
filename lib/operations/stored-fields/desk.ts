import type * as deadlines from "#db/schema/deadlines.ts";
import type * as desk from "#db/schema/desk.ts";
import type * as needs from "#db/schema/help-needs.ts";
import type * as issues from "#db/schema/issues.ts";
import type * as retention from "#db/schema/request-retention.ts";
import type { Fields } from "./definition.ts";

const WORKERS = ["requests.work", "complaints.work"] as const;
const OF = { requestId: "link", unitId: "unit" } as const;
const WHO = { as: "who", about: "staff" } as const;
const STAFF_DAY = { as: "staff_day", about: "staff" } as const;
const WORK = { about: "staff", keep: "request_row", see: WORKERS } as const;

/** How the desk works requests. */
export const DESK = {
  workingHours: {
    about: "nobody",
    keep: "always",
    see: ["requests.work"],
    fields: { unitId: "unit", number: "order", week: "content", holidays: "content", writtenBy: WHO, writtenOn: STAFF_DAY },
  },
  requestPause: { ...WORK, fields: { ...OF, number: "order", from: "staff_moment", to: "staff_moment", pausedBy: "who" } },
  requestEscalation: { ...WORK, fields: { ...OF, kind: "kind", dueOn: "due_day", escalatedOn: "staff_day" } },
  requestReferral: {
    ...WORK,
    see: ["code", ...WORKERS],
    fields: {
      ...OF,
      number: "order",
      fromUnitId: "unit",
      agencyKey: "link",
      why: { as: "reason", keep: "request_words" },
      referredBy: "who",
      referredOn: "staff_day",
    },
  },
  requestMerge: { ...WORK, fields: { ...OF, keptId: "link", mergedBy: "who", mergedOn: "staff_day" } },
  replyTemplate: {
    about: "nobody",
    keep: "replaced",
    see: ["requests.work"],
    fields: { id: "key", unitId: "unit", name: "content", words: "content", writtenBy: WHO, writtenOn: STAFF_DAY },
  },
  assignmentRule: {
    about: "staff",
    keep: "replaced",
    see: ["requests.work"],
    fields: { id: "key", unitId: "unit", needKey: "need", personId: "who", madeBy: "who", madeOn: "staff_day" },
  },
  recognition: { ...WORK, fields: { ...OF, personId: "who", reviewedBy: "who", reviewedOn: "staff_day" } },
  bulkAction: { ...WORK, keep: "always", fields: { id: "key", personId: "who", kind: "kind", madeAt: "staff_moment" } },
  bulkActionRequest: { ...WORK, keep: "always", fields: { bulkId: "link", ...OF, number: "order" } },
  agency: {
    about: "nobody",
    keep: "always",
    see: ["everybody"],
    fields: { key: "key", position: "order", name: "content", reach: "contact", phone: "contact", retiredOn: "staff_day" },
  },
  helpNeed: {
    about: "nobody",
    keep: "always",
    see: ["everybody"],
    fields: { key: "key", position: "order", kind: "kind", retiredOn: "staff_day" },
  },
  helpNeedVersion: {
    about: "nobody",
    keep: "always",
    see: ["everybody"],
    fields: {
      needKey: "need",
      number: "order",
      triage: "kind",
      agencyKey: "link",
      sensitive: "kind",
      hours: "setting",
      keepDays: "setting",
      title: "content",
      ask: "content",
      words: "content",
      questions: "content",
      writtenBy: { ...WHO, see: ["help.write"] },
      writtenOn: { ...STAFF_DAY, see: ["help.write"] },
    },
  },
  unitAction: {
    about: "staff",
    keep: "always",
    see: ["issues.read"],
    fields: {
      id: "key",
      unitId: "unit",
      needKey: "need",
      periodId: "link",
      indicator: "kind",
      reviewOn: "due_day",
      month: "month",
      what: "staff_words",
      ownerId: "who",
      dueOn: "due_day",
      madeBy: "who",
      madeAt: "staff_moment",
    },
  },
  unitActionEnd: {
    about: "staff",
    keep: "always",
    see: ["issues.read"],
    fields: { actionId: "link", unitId: "unit", done: "staff_words", endedBy: "who", endedOn: "staff_day" },
  },
  unitActionPublication: {
    about: "nobody",
    keep: "always",
    see: ["everybody"],
    fields: {
      actionId: "link",
      number: "order",
      unitId: "unit",
      said: "staff_words",
      did: "staff_words",
      publishedBy: { ...WHO, see: ["issues.read"] },
      publishedOn: "staff_day",
    },
  },
  requestHold: {
    ...WORK,
    see: ["requests.hold"],
    fields: { id: "key", ...OF, why: "reason", heldBy: "who", heldAt: "staff_moment" },
  },
  requestHoldRelease: {
    ...WORK,
    see: ["requests.hold"],
    fields: { holdId: "link", ...OF, why: "reason", releasedBy: "who", releasedAt: "staff_moment" },
  },
  deletionCertificate: {
    about: "nobody",
    keep: "always",
    see: ["requests.hold"],
    fields: { id: "key", unitId: "unit", deletedOn: "staff_day", counts: "count", digest: "digest" },
  },
  requestDeletion: { ...WORK, about: "nobody", see: ["requests.hold"], fields: { ...OF, certificateId: "link" } },
} as const satisfies Fields<typeof deadlines & typeof desk & typeof needs & typeof issues & typeof retention>;
