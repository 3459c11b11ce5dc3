import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const CHECKOUT = fileURLToPath(new URL("..", import.meta.url));

/** The parameters of a Node that runs Next and ends with us, even when we are killed. */
export const NEXT = [
  "--import",
  new URL("stop-with-parent.mjs", import.meta.url).href,
  "--import",
  new URL("name-source.mjs", import.meta.url).href,
  "--import",
  new URL("count-requests.mjs", import.meta.url).href,
  "--import",
  new URL("hold-crowds.mjs", import.meta.url).href,
  "--import",
  new URL("count-outbound.mjs", import.meta.url).href,
  "--import",
  new URL("spare-data.mjs", import.meta.url).href,
  "--import",
  // Last, so that it comes first: what is refused by the others says it too.
  new URL("promise-https.mjs", import.meta.url).href,
  join(CHECKOUT, "node_modules", "next", "dist", "bin", "next"),
];

/** The environment of a Next process: ours, without what is meant for us, without the owner of the tables, and without reports to anybody. */
export function nextEnvironment(mode: "production" | "development"): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: mode,
    NODE_OPTIONS: "",
    NEXT_TELEMETRY_DISABLED: "1",
    RAPPORT_PARENT: String(process.pid),
    DATABASE_OWNER_URL: undefined,
  };
}
