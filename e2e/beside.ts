import { openSync } from "node:fs";
import { freePort } from "#bin/port.ts";
import { end, ready, serve } from "#bin/serve.ts";

/** A second server on the same database, by a name instead of a number, and with settings of its own. */
export async function serveBeside(settings: Record<string, string> = {}): Promise<{ origin: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const before = { ...process.env };
  Object.assign(process.env, { RAPPORT_ORIGIN: origin, ...settings });
  for (const name of ["RAPPORT_METRICS_PORT", "NODE_TEST_CONTEXT"]) if (!(name in settings)) Reflect.deleteProperty(process.env, name);
  const server = serve("start", port, openSync(process.env.RAPPORT_TEST_LOG ?? "/dev/null", "a"));
  process.env = before;
  await ready(server, port);
  return { origin, stop: () => end(server) };
}
