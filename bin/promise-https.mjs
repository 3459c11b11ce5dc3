// Loaded into the server before Next: who serves by https says so on every answer, files and refusals too. The address is known when the server
// starts, and not when its pages are built.
import { Server } from "node:http";

const YEAR_SECONDS = 31_536_000;
const emit = Server.prototype.emit;
if (process.env.RAPPORT_ORIGIN?.startsWith("https:"))
  Server.prototype.emit = function emitWithPromise(event, ...rest) {
    if (event === "request") rest[1].setHeader("Strict-Transport-Security", `max-age=${YEAR_SECONDS}`);
    return emit.call(this, event, ...rest);
  };
