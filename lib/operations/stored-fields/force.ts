import type * as contacts from "#db/schema/contacts.ts";
import type * as organisation from "#db/schema/organisation.ts";
import type * as rates from "#db/schema/rates.ts";
import type * as units from "#db/schema/units.ts";
import type { Fields } from "./definition.ts";

const CONTENT = { about: "nobody", keep: "always" } as const;
const WHO = { as: "who", about: "staff" } as const;
const STAFF_MOMENT = { as: "staff_moment", about: "staff" } as const;

/** The force: its units, how they are reached, and what its rates are measured against. */
export const FORCE = {
  unit: {
    ...CONTENT,
    see: ["everybody"],
    fields: { id: "key", parentId: "unit", kind: "kind", slug: "content", name: "content", adults: "count" },
  },
  service: { ...CONTENT, see: ["everybody"], fields: { key: "key", position: "order", name: "content" } },
  unitPlacement: {
    ...CONTENT,
    see: ["everybody"],
    fields: {
      unitId: "unit",
      parentId: "unit",
      fromMonth: "month",
      plannedBy: { ...WHO, see: ["units.keep"] },
      plannedOn: { as: "staff_day", about: "staff", see: ["units.keep"] },
    },
  },
  unitPast: { ...CONTENT, see: ["none"], fields: { unitId: "unit", aboveId: "unit", fromMonth: "month", untilMonth: "month" } },
  unitClosure: {
    ...CONTENT,
    see: ["everybody"],
    fields: {
      unitId: "unit",
      closedOn: { as: "staff_day", about: "staff" },
      closedBy: { ...WHO, see: ["units.keep"] },
      why: { as: "content", see: ["units.keep"] },
    },
  },
  serviceRetirement: {
    ...CONTENT,
    see: ["everybody"],
    fields: { serviceKey: "service", retiredOn: { as: "staff_day", about: "staff" }, retiredBy: { ...WHO, see: ["services.keep"] } },
  },
  organisationImport: {
    about: "staff",
    keep: "import",
    see: ["people.keep"],
    fields: { id: "key", kind: "kind", madeBy: "who", madeOn: "staff_day", lines: "content" },
  },
  visitCount: { ...CONTENT, see: ["rates.read"], fields: { unitId: "unit", serviceKey: "service", month: "month", visits: "count" } },
  visitImport: { about: "staff", keep: "import", see: ["visits.count"], fields: { id: "key", madeBy: "who", madeOn: "staff_day" } },
  visitImportRow: {
    about: "nobody",
    keep: "import",
    see: ["visits.count"],
    fields: { importId: "link", unitId: "unit", serviceKey: "service", month: "month", visits: "count" },
  },
  demonstration: { ...CONTENT, see: ["everybody"], fields: { seed: "setting", madeOn: "staff_day" } },
  unitContact: {
    about: "staff",
    keep: "always",
    see: ["everybody"],
    fields: {
      unitId: "unit",
      number: "order",
      address: "contact",
      phone: "contact",
      transport: "contact",
      stepFree: "contact",
      hours: "contact",
      places: "contact",
      officer: "name",
      photo: "photo",
      surgeryOn: "due_day",
      surgeryFrom: "contact",
      surgeryTo: "contact",
      surgeryPlace: "contact",
      writtenBy: { ...WHO, see: ["contacts.write"] },
      writtenAt: { ...STAFF_MOMENT, see: ["contacts.write"] },
    },
  },
  unitPhoto: {
    about: "staff",
    keep: "replaced",
    see: ["everybody"],
    fields: { unitId: "unit", digest: "digest", bytes: "photo", sentAt: { as: "staff_moment", see: ["none"] } },
  },
  trendBaseline: {
    ...CONTENT,
    see: ["rates.read"],
    fields: {
      id: "key",
      unitId: "unit",
      indicator: "setting",
      fromMonth: "month",
      toMonth: "month",
      why: "reason",
      decidedBy: WHO,
      decidedAt: STAFF_MOMENT,
    },
  },
  trendNote: {
    ...CONTENT,
    keep: "replaced",
    see: ["rates.read"],
    fields: { id: "key", unitId: "unit", month: "month", words: "staff_words", notedBy: WHO },
  },
  population: {
    ...CONTENT,
    see: ["rates.read"],
    fields: { id: "key", unitId: "unit", year: "count", source: "content", storedBy: WHO, storedAt: STAFF_MOMENT },
  },
  populationMargin: {
    ...CONTENT,
    see: ["rates.read"],
    fields: { populationId: "link", unitId: "unit", margin: "kind", category: "content", residents: "count" },
  },
  sealedPeriod: {
    ...CONTENT,
    see: ["rates.read"],
    fields: {
      id: "key",
      unitId: "unit",
      fromMonth: "month",
      toMonth: "month",
      why: "reason",
      sealedBy: WHO,
      sealedAt: STAFF_MOMENT,
    },
  },
  sealedPeriodOpening: {
    ...CONTENT,
    see: ["rates.read"],
    fields: { sealId: "link", unitId: "unit", why: "reason", openedBy: WHO, openedAt: STAFF_MOMENT },
  },
} as const satisfies Fields<typeof units & typeof organisation & typeof contacts & typeof rates>;
