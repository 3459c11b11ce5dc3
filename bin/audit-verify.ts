import { parseArgs } from "node:util";
import { readHead, writtenHead } from "#lib/audit/chain.ts";
import { verifyChain } from "#lib/audit/chain-queries.ts";
import { systemActor } from "#lib/people/actor.ts";
import { onDatabase, say } from "./command.ts";

const USE = `Use: npm run audit:verify [-- --head POSITION:HASH]
Reads the whole audit and names every event that was changed, removed or put in. With a head that was noted earlier it also finds an end
that was cut off. The head is in the server's log of each night, and in what this command prints.`;

const WORDS = {
  event_changed: "was changed",
  event_missing: "was removed",
  link_changed: "has a link that was changed",
  link_missing: "has no link",
} as const;

function asked() {
  const { values } = parseArgs({ options: { head: { type: "string" } } });
  const head = values.head === undefined ? undefined : readHead(values.head);
  if (values.head !== undefined && !head) throw new Error(USE);
  return { head };
}

onDatabase(asked, async ({ head: wanted }) => {
  const { events, head, faults, noted } = await verifyChain(systemActor("audit:verify"), wanted);
  for (const { position, eventId, what } of faults)
    say(`✗ event ${eventId || "unknown"}${position ? ` at position ${position}` : ""} ${WORDS[what]}`);
  if (noted === "broken") say(`✗ the noted head ${wanted ? writtenHead(wanted) : ""} is not in the chain: it was cut off or made anew`);
  if (noted === "holds") say("✓ the noted head is in the chain");
  say(`${faults.length === 0 ? "✓" : "✗"} ${events} events, ${faults.length} broken; head ${writtenHead(head)}`);
  if (faults.length > 0 || noted === "broken") process.exitCode = 1;
});
