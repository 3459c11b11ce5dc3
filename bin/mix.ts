import { systemActor } from "#lib/people/actor.ts";
import { mixInbox } from "#lib/responses/mutations.ts";
import { onDatabase, say } from "./command.ts";

onDatabase(
  () => systemActor("mix"),
  async (actor) => {
    const { released, waiting } = await mixInbox(actor);
    say(`${released} answers released and counted, ${waiting} wait.`);
  },
);
