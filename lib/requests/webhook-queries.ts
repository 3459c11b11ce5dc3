import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { env } from "#lib/env.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor, type SystemActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { unsealSecret } from "./webhook.ts";

export type Delivery = { event: string; status: number; at: Date };
export type Subscription = {
  id: string;
  unitName: Localised;
  url: string;
  events: string[];
  state: "on" | "ended" | "failed";
  deliveries: Delivery[];
};

const MOST_DELIVERIES = 20;

/** The programs that the actor's units tell, each with its last deliveries. */
export function subscriptions(actor: StaffActor): Promise<Subscription[]> {
  return transaction(reachOf(actor), async (tx) => {
    const own = await unitsWithRole(actor, MAY["webhooks.keep"], tx);
    type Row = Omit<Subscription, "unitName" | "deliveries"> & {
      name: unknown;
      deliveries: { event: string; status: number; at: string }[];
    };
    const rows = await tx.execute<Row>(sql`
      select s.id, u.name, s.url, s.events,
        case when e.subscription_id is null then 'on' when e.ended_by is null then 'failed' else 'ended' end as state,
        (select coalesce(json_agg(json_build_object('event', d.event, 'status', d.status, 'at', d.tried_at)), '[]') from (
          select * from webhook_delivery d where d.subscription_id = s.id order by d.tried_at desc limit ${MOST_DELIVERIES}) as d) as deliveries
      from webhook_subscription s join unit u on u.id = s.unit_id left join webhook_end e on e.subscription_id = s.id
      where s.unit_id = any(${uuids(own)}) order by s.made_at desc`);
    return rows.map(({ name, deliveries, ...row }) => ({
      ...row,
      unitName: localised.parse(name),
      deliveries: deliveries.map(({ at, ...each }) => ({ ...each, at: new Date(at) })),
    }));
  });
}

export type Target = { url: string; secret: string; unitId: string; unit: string };

/** Where a call goes and how it is signed, with the unit that it tells of; nowhere once the subscription has ended. */
export function targetOf(actor: SystemActor, subscription: string, unit: string): Promise<Target | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.execute<{ url: string; sealed: string; unitId: string; unit: string }>(sql`
      select s.url, encode(s.sealed, 'base64') as sealed, s.unit_id as "unitId", (select slug from unit where id = ${unit}) as unit
      from webhook_subscription s where s.id = ${subscription} and not exists (select from webhook_end e where e.subscription_id = s.id)`);
    const secret = row && unsealSecret(env().RAPPORT_SECRET, subscription, Buffer.from(row.sealed, "base64"));
    return secret ? { url: row.url, secret, unitId: row.unitId, unit: row.unit } : undefined;
  });
}
