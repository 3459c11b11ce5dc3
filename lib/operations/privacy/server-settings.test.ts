import assert from "node:assert/strict";
import { test } from "node:test";
import { SERVER_SETTINGS } from "./server-settings.ts";

const CASES: Readonly<Record<string, { well: readonly string[]; badly: readonly string[] }>> = {
  track_commit_timestamp: { well: ["off"], badly: ["on"] },
  log_statement: { well: ["none"], badly: ["ddl", "mod", "all"] },
  log_min_duration_statement: { well: ["-1"], badly: ["0", "1000"] },
  log_min_duration_sample: { well: ["-1"], badly: ["100"] },
  log_transaction_sample_rate: { well: ["0"], badly: ["0.1", "1"] },
  log_duration: { well: ["off"], badly: ["on"] },
  log_connections: { well: ["", "off"], badly: ["on", "receipt", "all"] },
  log_disconnections: { well: ["off"], badly: ["on"] },
  log_hostname: { well: ["off"], badly: ["on"] },
  log_line_prefix: { well: ["%m [%p] ", "", "%t %q%u@%d "], badly: ["%m %h ", "%r", "%m [%p] %L "] },
  log_parameter_max_length_on_error: { well: ["0"], badly: ["-1", "100"] },
  shared_preload_libraries: { well: ["", "pg_cron"], badly: ["pg_stat_statements", "pg_cron, auto_explain", "pgaudit"] },
  session_preload_libraries: { well: [""], badly: ["auto_explain"] },
};

test("a server setting that keeps addresses, statements or moments is told from one that does not", () => {
  assert.deepEqual(Object.keys(SERVER_SETTINGS), Object.keys(CASES));
  for (const [name, { well, badly }] of Object.entries(CASES)) {
    for (const value of well) assert.ok(SERVER_SETTINGS[name]?.wanted.test(value), `${name} = '${value}'`);
    for (const value of badly) assert.ok(!SERVER_SETTINGS[name]?.wanted.test(value), `${name} = '${value}'`);
  }
});
