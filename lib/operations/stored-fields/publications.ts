import type * as publications from "#db/schema/publications.ts";
import type { Fields } from "./definition.ts";

const DRAFT = { about: "staff", keep: "always", see: ["publications.read"] } as const;
const PUBLIC = { about: "nobody", keep: "always", see: ["everybody"] } as const;

/** What is told to the public, and who saw to it. */
export const PUBLICATIONS = {
  publicationPlan: {
    ...DRAFT,
    fields: {
      id: "key",
      unitId: "unit",
      length: "kind",
      draftDays: "content",
      publishDays: "content",
      madeBy: "who",
      madeAt: "staff_moment",
    },
  },
  publicationPlanEnd: { ...DRAFT, fields: { planId: "link", unitId: "unit", endedBy: "who", endedAt: "staff_moment" } },
  publicationDraft: {
    ...DRAFT,
    fields: {
      id: "key",
      unitId: "unit",
      period: "kind",
      fromMonth: "month",
      toMonth: "month",
      publishOn: "due_day",
      planId: "link",
      figures: "count",
      // What shown numbers are sums of: no page has it.
      bases: { as: "count", see: ["none"] },
      draftedBy: "who",
      draftedAt: "staff_moment",
    },
  },
  publicationDraftEnd: { ...DRAFT, fields: { draftId: "link", unitId: "unit", why: "reason", endedBy: "who", endedAt: "staff_moment" } },
  publicationCheck: {
    ...DRAFT,
    fields: { draftId: "link", unitId: "unit", snapshot: "content", checkedBy: "who", checkedAt: "staff_moment" },
  },
  publicationRelease: { ...DRAFT, fields: { draftId: "link", unitId: "unit", slug: "key" } },
  publication: { ...PUBLIC, fields: { slug: "key", unitId: "unit", snapshot: "content" } },
  publicationLink: {
    ...PUBLIC,
    fields: { position: "order", unitId: "unit", slug: "link", entry: "content", hash: "digest", signature: "digest", key: "digest" },
  },
} as const satisfies Fields<typeof publications>;
