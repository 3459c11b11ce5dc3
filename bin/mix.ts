import { systemActor } from "#lib/people/actor.ts";
import { mixInbox } from "#lib/responses/mutations.ts";
import { onDatabase, say } from "./command.ts";

onDatabase(async () => {
  const { released, waiting } = await mixInbox(systemActor("mix"));
  say(`${released} answers released and counted, ${waiting} wait.`);
});
