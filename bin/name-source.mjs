// Loaded into the server before Next: only here is the address of the socket still known, and Next would believe a header that was sent.
import { randomBytes } from "node:crypto";
import { Server } from "node:http";

const HEADER = "x-rapport-source";
const token = randomBytes(16).toString("hex");
globalThis.rapportSourceToken = token;

const emit = Server.prototype.emit;
Server.prototype.emit = function emitWithSource(event, ...rest) {
  if (event === "request") {
    const [request] = rest;
    const forwarded = String(request.headers["x-forwarded-for"] ?? "").replace(/[^0-9a-fA-F.:,]/g, "");
    request.headers[HEADER] = `${token} ${[forwarded, request.socket.remoteAddress ?? ""].filter(Boolean).join(",")}`;
  }
  return emit.call(this, event, ...rest);
};
