import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { access, dataOf, initialise, resetPassword } from "./cluster.ts";
import { APPLICATION, address, ensureDatabase, OWNER, refuseUnsafe, takesConnections } from "./connection.ts";
import { withLock } from "./lock.ts";
import { type Place, place } from "./place.ts";
import { lastWords, type Postmaster, running, startPostmaster, stopPostmaster } from "./postmaster.ts";
import { isServerOf } from "./processes.ts";
import { enter, leave } from "./users.ts";

export type OpenDatabase = {
  /** As the application, which owns nothing: for serving and for every command that reads or writes rows. */
  url: string;
  /** As the owner of the tables: for migrations, backup and restore. */
  ownerUrl: string;
  /** The role that serves, which migrations let to their tables; `undefined` where it is the owner itself. */
  application: string | undefined;
  /** The folder of the data, or `undefined` for a PostgreSQL of one's own. */
  where: string | undefined;
  moved: boolean;
  /** Whether the server was already running. */
  reused: boolean;
  embedded: boolean;
  /** Start the server again whenever it ends before `stop`; `failed` hears when that cannot be done. */
  keepRunning: (say: (line: string) => void, failed: (error: unknown) => void) => void;
  /** Leave the server; the last of this checkout's processes to leave stops it. */
  stop: () => Promise<void>;
};

const DATABASE = "rapport";
const LOOK_MS = 300;

const lockOf = (at: Place) => join(at.home, "database.lock");

function urls(at: Place, port: number, database: string) {
  const { superuser, owner, application } = access(at);
  return {
    superuser: address(port, "postgres", superuser, "postgres"),
    owner: address(port, OWNER, owner, database),
    application: address(port, APPLICATION, application, database),
  };
}

async function ready(at: Place, postmaster: Postmaster): Promise<boolean> {
  return takesConnections(urls(at, postmaster.port, DATABASE).superuser, () => isServerOf(postmaster.pid, dataOf(at)));
}

/** The postmaster on these data that takes connections: the one an earlier run left, or a new one. */
async function serve(at: Place, wanted?: number): Promise<{ port: number; reused: boolean }> {
  const left = running(at);
  if (left?.port && (await ready(at, left))) return { port: left.port, reused: true };
  await stopPostmaster(at);
  let started = await startPostmaster(at, wanted);
  if (!(await ready(at, started))) {
    // Our password file was lost: who owns the data folder may set a new one.
    await stopPostmaster(at);
    await resetPassword(at);
    started = await startPostmaster(at, wanted);
    if (!(await ready(at, started))) throw new Error(`The database started and ended again. Its log says:\n${lastWords(at)}`);
  }
  return { port: started.port, reused: false };
}

/** The embedded server on the data at a place, with an application database. */
export async function openEmbedded(at: Place, database = DATABASE): Promise<OpenDatabase> {
  const { port, reused, user } = await withLock(lockOf(at), async () => {
    await initialise(at);
    const served = await serve(at);
    const { owner, application } = access(at);
    await ensureDatabase(urls(at, served.port, database).superuser, database, { [OWNER]: owner, [APPLICATION]: application });
    return { ...served, user: enter(at.home) };
  });
  const { application: url, owner: ownerUrl } = urls(at, port, database);
  await refuseUnsafe(url);
  let open = true;
  return {
    url,
    ownerUrl,
    application: APPLICATION,
    where: at.server,
    moved: at.moved,
    reused,
    embedded: true,
    keepRunning: (say, failed) => {
      const watch = async () => {
        while (open) {
          await sleep(LOOK_MS, undefined, { ref: false });
          if (!open || running(at)) continue;
          await withLock(lockOf(at), async () => {
            if (!open) return;
            const { reused: already } = await serve(at, port);
            if (!already) say("The database had ended and was started again.");
          });
        }
      };
      watch().catch(failed);
    },
    stop: async () => {
      if (!open) return;
      open = false;
      await withLock(lockOf(at), async () => {
        if (leave(at.home, user) === 0) await stopPostmaster(at);
      });
    },
  };
}

/** The user of an address, where another address has another one. */
function otherThan(url: string, ownerUrl: string): string | undefined {
  const [user, owner] = [url, ownerUrl].map((each) => decodeURIComponent(new URL(each).username));
  return user === owner ? undefined : user;
}

/** The database of `DATABASE_URL`, or else the embedded one of this checkout, started if it is not running. */
export async function openDatabase(): Promise<OpenDatabase> {
  // Migrations alone may be told of the owner alone.
  const given = process.env.DATABASE_URL || process.env.DATABASE_OWNER_URL;
  if (!given) return openEmbedded(await place());
  await refuseUnsafe(given);
  const ownerUrl = process.env.DATABASE_OWNER_URL || given;
  return {
    url: given,
    ownerUrl,
    application: process.env.RAPPORT_APP_ROLE || otherThan(given, ownerUrl),
    where: undefined,
    moved: false,
    reused: true,
    embedded: false,
    keepRunning: () => {},
    stop: async () => {},
  };
}
