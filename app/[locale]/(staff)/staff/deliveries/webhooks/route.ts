import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { WEBHOOK_EVENTS } from "#lib/requests/webhook.ts";
import { subscribe } from "#lib/requests/webhook-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

/** Let a program be told of events; the page shows its secret once. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/deliveries",
  write: async ({ actor, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    const events = WEBHOOK_EVENTS.filter((event) => fields.get("events")?.includes(event));
    const made = await subscribe(actor, { unitId: unit.id, url: single(fields, "url"), events });
    if (typeof made === "string") return { problems: { [made === "url_wrong" ? "url" : "events"]: made } };
    // Sealed into a cookie of this page for five minutes; here it is kept sealed too.
    return { problems: {}, back: new Map([["made", [made.secret]]]) };
  },
});
