// Loaded into the server before Next: a flush in the middle of an answer keeps what was sent as a dictionary for the rest. Next flushes
// between a page and its data, which say the same, and Node's default would forget the first: a page took up to 5 KB more.
import { constants, Gzip } from "node:zlib";

const flush = Gzip.prototype.flush;
Gzip.prototype.flush = function flushKept(kind, done) {
  if (typeof kind === "number") return flush.call(this, kind, done);
  return flush.call(this, constants.Z_SYNC_FLUSH, kind ?? done);
};
