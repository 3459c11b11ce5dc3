import { systemActor } from "#lib/people/actor.ts";
import { verifyPublications } from "#lib/publications/verify-queries.ts";
import { onDatabase, say } from "./command.ts";

const WORDS = {
  unreadable: "cannot be read",
  order: "stands at another place than it says",
  before: "does not follow the one before",
  hash: "was changed",
  signature: "is not signed by its key",
  digest: "is of another text than is stored",
  snapshot_missing: "has lost its text",
  withdrawn_unknown: "withdraws what was never released",
  row: "stands beside a row that says something else",
  unlinked: "is in no link",
  unchecked: "is not what was checked",
} as const;

onDatabase(
  () => ({}),
  async () => {
    const { links, head, faults } = await verifyPublications(systemActor("publications:verify"));
    for (const fault of faults) say(`✗ ${"slug" in fault ? `publication ${fault.slug}` : `link ${fault.position}`} ${WORDS[fault.what]}`);
    say(`${faults.length === 0 ? "✓" : "✗"} ${links} links, ${faults.length} broken; head ${head}`);
    if (faults.length > 0) process.exitCode = 1;
  },
);
