// Loaded into the server before Next: counts the connections that it opens to other machines. Serving needs none but the database's.
import { Socket } from "node:net";

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const database = URL.parse(process.env.DATABASE_URL ?? "")?.hostname;
const opened = { elsewhere: 0 };
globalThis.rapportOutbound = opened;

const connect = Socket.prototype.connect;
Socket.prototype.connect = function connectCounted(...rest) {
  const first = Array.isArray(rest[0]) ? rest[0][0] : rest[0];
  const { path, host = "localhost" } =
    typeof first === "object" && first !== null ? first : { host: typeof rest[1] === "string" ? rest[1] : "localhost" };
  if (!path && !LOOPBACK.test(host) && host !== database) opened.elsewhere += 1;
  return connect.apply(this, rest);
};
