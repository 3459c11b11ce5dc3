import type * as audit from "#db/schema/audit.ts";
import type * as settings from "#db/schema/settings.ts";
import type * as webhooks from "#db/schema/webhooks.ts";
import type { Fields } from "./definition.ts";

/** What keeps the portal running and accountable. */
export const RUNNING = {
  auditEvent: {
    about: "staff",
    keep: "always",
    see: ["audit.read"],
    fields: { id: "key", at: "staff_moment", actor: "who", event: "kind", detail: "change" },
  },
  auditLink: { about: "nobody", keep: "always", see: ["none"], fields: { position: "order", eventId: "link", hash: "digest" } },
  auditCheck: {
    about: "nobody",
    keep: "always",
    see: ["audit.read"],
    fields: { id: "key", checkedAt: "machinery", events: "count", headPosition: "order", headHash: "digest", faults: "count" },
  },
  settingValue: {
    about: "staff",
    keep: "always",
    see: ["settings.change"],
    fields: { id: "key", name: "kind", value: "setting", setBy: "who", setAt: "staff_moment" },
  },
  webhookSubscription: {
    about: "nobody",
    keep: "always",
    see: ["webhooks.keep"],
    fields: {
      id: "key",
      unitId: "unit",
      url: "target",
      sealed: { as: "secret", see: ["none"] },
      events: "setting",
      madeBy: { as: "who", about: "staff" },
      madeAt: { as: "staff_moment", about: "staff" },
    },
  },
  webhookEnd: {
    about: "staff",
    keep: "always",
    see: ["webhooks.keep"],
    fields: { subscriptionId: "link", unitId: "unit", endedBy: "who", endedAt: "staff_moment" },
  },
  webhookDelivery: {
    about: "nobody",
    keep: "always",
    see: ["webhooks.keep"],
    fields: { id: "key", subscriptionId: "link", unitId: "unit", event: "kind", status: "count", triedAt: "sent_moment" },
  },
} as const satisfies Fields<typeof audit & typeof settings & typeof webhooks>;
