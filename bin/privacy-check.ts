import { privacyFindings } from "#lib/operations/privacy/queries.ts";
import { systemActor } from "#lib/people/actor.ts";
import { onDatabase, say } from "./command.ts";

const MARKS = { true: "held  ", false: "BROKEN", undefined: "unseen" } as const;

// What a server of one's own does not show is said, and is no proof of anything.
onDatabase(
  () => undefined,
  async () => {
    const findings = await privacyFindings(systemActor("privacy check"));
    for (const { name, holds, found } of findings) say(`${MARKS[`${holds}`]}  ${name}: ${found}`);
    const count = (wanted: boolean | undefined) => findings.filter(({ holds }) => holds === wanted).length;
    if (count(undefined) > 0) say(`${count(undefined)} could not be seen: ask whoever runs the database server.`);
    say(`${count(true)} held, ${count(false)} broken`);
    if (count(false) > 0) process.exitCode = 1;
  },
);
