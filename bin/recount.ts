import { parseArgs } from "node:util";
import { systemActor } from "#lib/people/actor.ts";
import { recountTallies } from "#lib/responses/recount-mutations.ts";
import { onDatabase, say } from "./command.ts";

const asked = () => parseArgs({ options: { repair: { type: "boolean", default: false } } }).values;

// Differences may be mended by hand; the nightly check only reports them.
onDatabase(asked, async (values) => {
  const { checkedRows, differences } = await recountTallies(systemActor("recount"), values);
  for (const difference of differences) say(difference);
  say(
    `${checkedRows} tally rows recounted, ${differences.length} differ${values.repair && differences.length > 0 ? " and were mended" : ""}.`,
  );
  if (differences.length > 0 && !values.repair) {
    say("Mend them with: npm run recount -- --repair");
    process.exitCode = 1;
  }
});
