import { fileURLToPath } from "node:url";

export default {
  serverExternalPackages: ["postgres"],
  turbopack: { root: fileURLToPath(new URL("../..", import.meta.url)) },
  poweredByHeader: false,
  agentRules: false,
};
