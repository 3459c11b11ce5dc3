import type * as appraisals from "#db/schema/appraisals.ts";
import type * as knowledge from "#db/schema/knowledge.ts";
import type * as recognitions from "#db/schema/recognitions.ts";
import type { Fields } from "./definition.ts";

/** By what units are appraised is told to all staff, so the roles of every reader of rates stand for them. */
const TOLD = { about: "staff", keep: "always", see: ["rates.read"] } as const;
const CARD = { about: "staff", keep: "always", see: ["cards.read"] } as const;
const BANK = { about: "staff", keep: "always", see: ["checks.keep"] } as const;
const OWN = { about: "staff", keep: "always", see: ["self"] } as const;
const BY = { entered: { enteredBy: "who", enteredAt: "staff_moment" }, sent: { sentBy: "who", sentAt: "staff_moment" } } as const;

/** How units are appraised, and what officers know. */
export const APPRAISALS = {
  appraisalScheme: { ...TOLD, fields: { id: "key", unitId: "unit", name: "content", madeBy: "who", madeAt: "staff_moment" } },
  appraisalSchemeVersion: {
    ...TOLD,
    fields: {
      id: "key",
      schemeId: "link",
      unitId: "unit",
      number: "order",
      definition: "content",
      writtenBy: "who",
      writtenAt: "staff_moment",
    },
  },
  appraisalSchemeApproval: { ...TOLD, fields: { versionId: "link", unitId: "unit", approvedBy: "who", approvedAt: "staff_moment" } },
  appraisalSchemePublication: { ...TOLD, fields: { versionId: "link", unitId: "unit", publishedBy: "who", publishedOn: "staff_day" } },
  appraisalPeriod: {
    ...TOLD,
    fields: {
      id: "key",
      unitId: "unit",
      kind: "kind",
      versionId: "link",
      fromMonth: "month",
      toMonth: "month",
      sealId: "link",
      madeBy: "who",
      madeAt: "staff_moment",
    },
  },
  appraisalPeriodEnd: { ...TOLD, fields: { periodId: "link", unitId: "unit", endedBy: "who", endedOn: "staff_day" } },
  appraisalCount: {
    ...CARD,
    fields: {
      id: "key",
      unitId: "unit",
      periodId: "link",
      kind: "kind",
      subject: "staff_words",
      sampled: "count",
      officerKnew: "count",
      residentKnew: "count",
      bothKnew: "count",
      complete: "count",
      ofRecords: "count",
      ...BY.entered,
    },
  },
  appraisalCountConfirmation: { ...CARD, fields: { countId: "link", unitId: "unit", confirmedBy: "who", confirmedAt: "staff_moment" } },
  appraisalCountWithdrawal: {
    ...CARD,
    fields: { countId: "link", unitId: "unit", why: "reason", withdrawnBy: "who", withdrawnAt: "staff_moment" },
  },
  appraisalCountImport: {
    ...CARD,
    keep: "import",
    see: ["self"],
    fields: { id: "key", unitId: "unit", periodId: "link", counts: "count", madeBy: "who", madeOn: "staff_day" },
  },
  appraisalReply: {
    ...CARD,
    fields: {
      id: "key",
      unitId: "unit",
      periodId: "link",
      kind: "kind",
      indicator: "kind",
      answers: "link",
      words: "staff_words",
      writtenBy: "who",
      writtenAt: "staff_moment",
    },
  },
  appraisalEvidence: {
    ...CARD,
    fields: { id: "key", unitId: "unit", countId: "link", replyId: "link", type: "kind", bytes: "content", ...BY.sent },
  },
  appraisalCard: {
    ...CARD,
    fields: {
      id: "key",
      unitId: "unit",
      periodId: "link",
      number: "order",
      versionId: "link",
      inputs: "count",
      result: "count",
      why: "reason",
      confirmedBy: "who",
      confirmedAt: "staff_moment",
    },
  },
  appraisalRecognition: {
    ...CARD,
    fields: {
      id: "key",
      unitId: "unit",
      periodId: "link",
      personId: "who",
      words: "staff_words",
      recognisedBy: "who",
      recognisedOn: "staff_day",
    },
  },
  unitActionReview: {
    ...CARD,
    fields: { actionId: "link", unitId: "unit", cameOf: "staff_words", helped: "kind", reviewedBy: "who", reviewedOn: "staff_day" },
  },
  knowledgeQuestion: {
    ...BANK,
    fields: {
      id: "key",
      unitId: "unit",
      topic: "content",
      question: "content",
      rightChoice: "content",
      writtenBy: "who",
      writtenOn: "staff_day",
    },
  },
  knowledgeQuestionRetirement: { ...BANK, fields: { questionId: "link", unitId: "unit", retiredBy: "who", retiredOn: "staff_day" } },
  knowledgeCheck: {
    ...TOLD,
    fields: {
      id: "key",
      unitId: "unit",
      topic: "content",
      questions: "content",
      minutes: "content",
      passShare: "content",
      opensOn: "due_day",
      closesOn: "due_day",
      madeBy: "who",
      madeAt: "staff_moment",
    },
  },
  knowledgeScheduled: { ...OWN, fields: { checkId: "link", personId: "who", unitId: "unit" } },
  knowledgeAttempt: {
    ...OWN,
    fields: {
      id: "key",
      checkId: "link",
      personId: "who",
      unitId: "unit",
      language: "language",
      drawn: "link",
      begunAt: "staff_moment",
      until: "staff_moment",
    },
  },
  knowledgeAnswer: { ...OWN, fields: { attemptId: "link", questionId: "link", unitId: "unit", choice: "content" } },
  knowledgeAttemptEnd: { ...OWN, fields: { attemptId: "link", unitId: "unit", rightAnswers: "count", endedAt: "staff_moment" } },
} as const satisfies Fields<typeof appraisals & typeof knowledge & typeof recognitions>;
