// Loaded into the server before Next: a page says everything a second time, as data for a runtime in the browser. Where the page's own policy lets
// no such script run, that is left out before the page is compressed: it is nearly half of what a resident's phone would have to fetch.
import { AsyncLocalStorage } from "node:async_hooks";
import { Server } from "node:http";
import { Gzip } from "node:zlib";

const answering = new AsyncLocalStorage();
const emit = Server.prototype.emit;
Server.prototype.emit = function emitAnswering(event, ...rest) {
  if (event !== "request") return emit.call(this, event, ...rest);
  return answering.run(rest[1], () => emit.call(this, event, ...rest));
};

const [OPENS, CLOSES] = [Buffer.from("<script>"), Buffer.from("</script>")];
/** How the data begins, after its tag. */
const DATA = /^\(?self\.__next_f\b/;

/** A page whose policy lets no inline script run. */
function isStill(response) {
  if (!String(response?.getHeader("content-type") ?? "").startsWith("text/html")) return false;
  const [, allowed = ""] = /script-src ([^;]*)/.exec(String(response.getHeader("content-security-policy") ?? "")) ?? [];
  return allowed !== "" && !/nonce-|unsafe-inline/.test(allowed);
}

/** Where a tag that may go on in the next piece begins; the length of the bytes if none does. */
function begun(bytes) {
  for (let length = Math.min(OPENS.length - 1, bytes.length); length > 0; length -= 1)
    if (bytes.subarray(-length).equals(OPENS.subarray(0, length))) return bytes.length - length;
  return bytes.length;
}

/** What of a page may be sent now, and what waits for its next piece. */
export function spared(bytes) {
  const sent = [];
  let rest = bytes;
  for (;;) {
    const at = rest.indexOf(OPENS);
    if (at < 0) {
      const until = begun(rest);
      return { sent: Buffer.concat([...sent, rest.subarray(0, until)]), waits: rest.subarray(until) };
    }
    const end = rest.indexOf(CLOSES, at);
    if (end < 0) return { sent: Buffer.concat([...sent, rest.subarray(0, at)]), waits: rest.subarray(at) };
    const inside = rest
      .subarray(at + OPENS.length, end)
      .subarray(0, 24)
      .toString("latin1");
    sent.push(rest.subarray(0, DATA.test(inside) ? at : end + CLOSES.length));
    rest = rest.subarray(end + CLOSES.length);
  }
}

const { write, end } = Gzip.prototype;
/** What waits of each page; of other answers there is nothing. */
const waiting = new WeakMap();

Gzip.prototype.write = function writeSpared(chunk, encoding, done) {
  if (!waiting.has(this)) waiting.set(this, isStill(answering.getStore()) ? Buffer.alloc(0) : undefined);
  const before = waiting.get(this);
  if (before === undefined) return write.call(this, chunk, encoding, done);
  const bytes = typeof chunk === "string" ? Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8") : Buffer.from(chunk);
  const { sent, waits } = spared(Buffer.concat([before, bytes]));
  waiting.set(this, waits);
  return write.call(this, sent, typeof encoding === "function" ? encoding : done);
};
Gzip.prototype.end = function endSpared(...rest) {
  const [chunk] = rest;
  if (chunk !== undefined && chunk !== null && typeof chunk !== "function") {
    this.write(chunk, typeof rest[1] === "string" ? rest[1] : undefined);
    return this.end(...rest.filter((each) => typeof each === "function"));
  }
  const waits = waiting.get(this);
  waiting.delete(this);
  if (waits?.length) write.call(this, waits);
  waiting.set(this, undefined);
  return end.call(this, ...rest.filter((each) => typeof each === "function"));
};
