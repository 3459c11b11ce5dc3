// Loaded into the server before Next: counts what was answered, by area, method and class of status, and how long it took. Nothing else of a request is read.
import { Server } from "node:http";

const BOUNDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS = ["GET", "HEAD", "POST"];
const counted = new Map();
globalThis.rapportAnswered = { bounds: BOUNDS, counted };

function areaOf(url = "") {
  if (url.startsWith("/_next/")) return "files";
  if (url.startsWith("/api/")) return "api";
  return /^\/[a-z]{2}\/staff(\/|\?|$)/.test(url) ? "staff" : "public";
}

const emit = Server.prototype.emit;
Server.prototype.emit = function emitCounted(event, ...rest) {
  if (event === "request") {
    const [request, response] = rest;
    const began = performance.now();
    const area = areaOf(request.url);
    const method = METHODS.includes(request.method) ? request.method : "other";
    response.once("close", () => {
      const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : "cut";
      const key = `${area} ${method} ${status}`;
      const sum = counted.get(key) ?? { area, method, status, count: 0, seconds: 0, within: BOUNDS.map(() => 0) };
      const seconds = (performance.now() - began) / 1000;
      sum.count += 1;
      sum.seconds += seconds;
      for (const [at, bound] of BOUNDS.entries()) if (seconds <= bound) sum.within[at] += 1;
      counted.set(key, sum);
    });
  }
  return emit.call(this, event, ...rest);
};
