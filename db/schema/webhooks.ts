import { index, pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { person } from "./people.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const unitId = { unitId: uuid("unit_id").notNull() };

/** A program that is told of the events of a unit and all below it. */
export const webhookSubscription = pgTable(
  "webhook_subscription",
  {
    id: uuid().primaryKey(),
    ...unitId,
    url: text().notNull(),
    /** The secret that signs what is sent. */
    sealed: bytea().notNull(),
    events: text().array().notNull(),
    madeBy: uuid("made_by")
      .notNull()
      .references(() => person.id),
    madeAt: moment("made_at").notNull(),
  },
  (table) => [index("webhook_subscription_unit").on(table.unitId)],
);

/** Ended by somebody, or by nobody because it had failed for days. */
export const webhookEnd = pgTable("webhook_end", {
  subscriptionId: uuid("subscription_id")
    .primaryKey()
    .references(() => webhookSubscription.id),
  ...unitId,
  endedBy: uuid("ended_by").references(() => person.id),
  endedAt: moment("ended_at").notNull(),
});

/** Each try to deliver; a status of 0 when there was no answer. */
export const webhookDelivery = pgTable(
  "webhook_delivery",
  {
    id: uuid().primaryKey(),
    subscriptionId: uuid("subscription_id")
      .notNull()
      .references(() => webhookSubscription.id),
    ...unitId,
    event: text().notNull(),
    status: smallint().notNull(),
    triedAt: moment("tried_at").notNull(),
  },
  (table) => [index("webhook_delivery_subscription").on(table.subscriptionId, table.triedAt)],
);
