import { setTimeout as sleep } from "node:timers/promises";
import { currentStaff, sessionWatch } from "#lib/people/session.ts";
import { queueCounts } from "#lib/requests/desk-queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";

const EVERY_MS = 5_000;
/** Then the browser asks again, and its roles are looked up again. */
const LONGEST_MS = 60_000;

/** The counts of the queues as they change, for as long as somebody looks; no connection to the database is held between two looks. */
export async function GET(request: Request): Promise<Response> {
  const [actor, isSignedIn] = await Promise.all([currentStaff(), sessionWatch()]);
  if (!actor) return new Response("Not found.\n", { status: 404 });
  const units = await unitsInScope(actor);
  const unit = units.find(({ slug }) => slug === new URL(request.url).searchParams.get("unit"));
  const below = unit && subtree(units, unit.id);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const ends = Date.now() + LONGEST_MS;
      let last = "";
      try {
        send("retry: 2000\n\n");
        while (Date.now() < ends && !request.signal.aborted && (await isSignedIn())) {
          const counts = JSON.stringify(await queueCounts(actor, below));
          if (counts !== last) send(`data: ${counts}\n\n`);
          last = counts;
          await sleep(EVERY_MS, undefined, { signal: request.signal });
        }
      } catch {
        // Nobody looks any more, or the next look will tell.
      }
      try {
        controller.close();
      } catch {
        // It is closed where the browser has gone.
      }
    },
  });
  return new Response(stream, { headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store", "X-Accel-Buffering": "no" } });
}
