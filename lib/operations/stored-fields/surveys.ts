import type * as authoring from "#db/schema/authoring.ts";
import type * as paper from "#db/schema/paper.ts";
import type * as slips from "#db/schema/slips.ts";
import type * as surveys from "#db/schema/surveys.ts";
import type { Fields } from "./definition.ts";

const WORK = { about: "staff", keep: "always" } as const;
const CONTENT = { about: "nobody", keep: "always" } as const;
const WHO = { as: "who", about: "staff" } as const;
const STAFF_DAY = { as: "staff_day", about: "staff" } as const;

/** What is asked, where and by which codes. */
export const SURVEYS = {
  questionnaire: { ...CONTENT, see: ["everybody"], fields: { id: "key", key: "content", base: "kind" } },
  questionnaireVersion: {
    ...CONTENT,
    see: ["everybody"],
    fields: { id: "key", questionnaireId: "link", number: "order", definition: "content", revision: "order" },
  },
  questionnaireOpening: { ...CONTENT, see: ["questionnaires.write"], fields: { versionId: "link", openedAt: "staff_moment" } },
  questionnaireClosing: {
    ...CONTENT,
    see: ["questionnaires.write"],
    fields: { questionnaireId: "link", lastDay: "due_day", closedBy: WHO },
  },
  questionnaireAuthor: { ...WORK, keep: "replaced", see: ["questionnaires.write"], fields: { versionId: "link", personId: "who" } },
  questionnaireSubmission: {
    ...WORK,
    keep: "replaced",
    see: ["questionnaires.write"],
    fields: { versionId: "link", submittedBy: "who", submittedAt: "staff_moment" },
  },
  questionnaireApproval: {
    ...WORK,
    keep: "replaced",
    see: ["questionnaires.write"],
    fields: { versionId: "link", approvedBy: "who", approvedAt: "staff_moment" },
  },
  touchpoint: {
    ...CONTENT,
    see: ["touchpoints.keep"],
    fields: { code: "key", unitId: "unit", serviceKey: "service", channel: "channel", questionnaireId: "survey", place: "content" },
  },
  touchpointRetirement: { ...WORK, see: ["touchpoints.keep"], fields: { code: "link", retiredOn: "staff_day", retiredBy: "who" } },
  touchpointProof: { ...WORK, keep: "replaced", see: ["touchpoints.keep"], fields: { code: "link", since: "staff_day", askedBy: "who" } },
  slipBatch: {
    ...CONTENT,
    see: ["slips.order"],
    fields: {
      id: "key",
      unitId: "unit",
      serviceKey: "service",
      channel: "channel",
      questionnaireId: "survey",
      issued: "count",
      madeOn: STAFF_DAY,
      expiresOn: "due_day",
      madeBy: WHO,
    },
  },
  slipBatchSeal: {
    ...WORK,
    see: ["slips.order", "slips.seal"],
    fields: { batchId: "link", unitId: "unit", counted: "count", sealedOn: "staff_day", sealedBy: "who" },
  },
  slipBatchCancellation: {
    ...WORK,
    see: ["slips.order"],
    fields: { batchId: "link", unitId: "unit", unused: "count", cancelledOn: "staff_day", cancelledBy: "who" },
  },
  slip: { about: "nobody", keep: "used", see: ["none"], fields: { digest: "digest", batchId: "link", unitId: "unit" } },
  invitationWave: {
    ...CONTENT,
    see: ["invitations.send"],
    fields: {
      batchId: "link",
      unitId: "unit",
      name: "content",
      means: "kind",
      sealedKey: { as: "secret", keep: "wave", see: ["none"] },
      sent: "count",
      failed: "count",
      reminded: "count",
      complete: "count",
      partial: "count",
      brokenOff: "count",
      refused: "count",
      notEligible: "count",
      unknownEligibility: "count",
    },
  },
  invitationMark: { about: "resident", keep: "wave", see: ["none"], fields: { mark: "invited", batchId: "link", unitId: "unit" } },
  paperBatch: {
    ...CONTENT,
    see: ["paper.type"],
    fields: {
      id: "key",
      unitId: "unit",
      serviceKey: "service",
      versionId: "survey",
      forms: "count",
      everyNth: "count",
      madeOn: STAFF_DAY,
      madeBy: WHO,
    },
  },
  paperEntry: {
    ...WORK,
    see: ["paper.type"],
    fields: {
      batchId: "link",
      number: "order",
      unitId: "unit",
      enteredBy: "who",
      choices: { as: "choices", about: "resident", keep: "second_typing", see: ["none"] },
    },
  },
  paperCheck: {
    ...WORK,
    see: ["paper.type"],
    fields: { batchId: "link", number: "order", unitId: "unit", enteredBy: "who", questions: "count", differing: "count" },
  },
} as const satisfies Fields<typeof surveys & typeof authoring & typeof slips & typeof paper>;
