import type * as responses from "#db/schema/responses.ts";
import type * as words from "#db/schema/words.ts";
import type { Fields } from "./definition.ts";

const FILED = { unitId: "unit", serviceKey: "service", channel: "channel", versionId: "survey" } as const;
const COUNTED = { ...FILED, answers: "count", counts: "count" } as const;
const TALLY = { about: "nobody", keep: "always", see: ["rates.read"] } as const;

/** What residents answer, and what is counted of it. */
export const ANSWERS = {
  inbox: {
    about: "resident",
    keep: "mixed",
    see: ["none"],
    fields: { id: "key", ...FILED, day: "day", choices: "choices", words: "words", heldFor: "held_for" },
  },
  usedKey: { about: "nobody", keep: "form_key", see: ["none"], fields: { key: "form_key", day: "day" } },
  response: {
    about: "resident",
    keep: "counted",
    see: ["answers.export"],
    fields: { id: { as: "key", see: ["none"] }, ...FILED, day: { as: "day", see: ["none"] }, month: "month", choices: "choices" },
  },
  heldAnswer: {
    about: "resident",
    keep: "decided",
    see: ["answers.review"],
    fields: {
      id: { as: "key", see: ["none"] },
      ...FILED,
      day: "day",
      month: "month",
      choices: "choices",
      words: { as: "words", keep: "words", see: ["none"] },
      reasons: "held_for",
    },
  },
  excludedAnswer: {
    about: "resident",
    keep: "counted",
    see: ["answers.review"],
    fields: {
      id: { as: "key", see: ["none"] },
      ...FILED,
      day: "day",
      month: "month",
      choices: "choices",
      reasons: "held_for",
      why: { as: "reason", about: "staff" },
      excludedBy: { as: "who", about: "staff" },
      excludedOn: { as: "staff_day", about: "staff" },
    },
  },
  comment: {
    about: "resident",
    keep: "words",
    see: ["words.read"],
    fields: { id: "key", ...FILED, month: "month", question: "survey", words: "words" },
  },
  tallyDay: { ...TALLY, fields: { ...COUNTED, day: "day" } },
  tallyMonth: { ...TALLY, fields: { ...COUNTED, month: "month" } },
  tallyMoment: { ...TALLY, fields: { ...COUNTED, month: "month" } },
  tallyStraight: { ...TALLY, fields: { ...COUNTED, month: "month" } },
  tallyWeighing: { ...TALLY, fields: { ...COUNTED, month: "month" } },
  importedFile: {
    about: "nobody",
    keep: "always",
    see: ["none"],
    fields: { digest: "digest", name: "content", importedOn: "staff_day", answers: "count" },
  },
  recount: {
    about: "nobody",
    keep: "always",
    see: ["none"],
    fields: { day: "staff_day", checkedRows: "count", differences: "count", detail: "count" },
  },
  answerFile: {
    about: "nobody",
    keep: "always",
    see: ["answers.export"],
    fields: { versionId: "survey", year: "count", closedOn: "staff_day" },
  },
  lateAnswer: { about: "nobody", keep: "counted", see: ["none"], fields: { responseId: "link", unitId: "unit" } },
  commentTag: {
    about: "resident",
    keep: "words",
    see: ["words.read"],
    fields: { commentId: "link", unitId: "unit", tag: "staff_words", taggedBy: { as: "who", about: "staff" } },
  },
  commentRedaction: {
    about: "resident",
    keep: "words",
    see: ["words.read"],
    fields: {
      commentId: "link",
      unitId: "unit",
      words: "words",
      why: { as: "reason", about: "staff" },
      redactedBy: { as: "who", about: "staff" },
      redactedOn: { as: "staff_day", about: "staff" },
    },
  },
  commentTerm: {
    about: "resident",
    keep: "words",
    see: ["words.read"],
    fields: { unitId: "unit", term: "terms", month: "month", kind: "kind", comments: "link" },
  },
  commentUnindexed: { about: "nobody", keep: "words", see: ["none"], fields: { unitId: "unit", month: "month" } },
} as const satisfies Fields<typeof responses & typeof words>;
