import pino, { type Logger } from "pino";

/** What may be said of a failure: which it was and where, never what anybody typed, answered or searched for. */
export type Failure = {
  name: string;
  message?: string;
  code?: string;
  table?: string;
  constraint?: string;
  at?: string;
};

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

/** The line of our code that failed, without the message above it. */
const placeOf = (stack: string | undefined) =>
  stack
    ?.split("\n")
    .find((line) => /^\s+at /.test(line))
    ?.trim();

/**
 * A failure without content. What the database says may quote a value, and drizzle quotes all of a query's:
 * of both only names and codes are kept.
 */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: typeof error };
  const { cause, stack } = error;
  const at = placeOf(stack);
  if ("params" in error && "query" in error) return { ...failureOf(cause), ...(at ? { at } : {}) };
  if (error.name === "PostgresError") {
    const { code, table_name, constraint_name } = error as { code?: unknown; table_name?: unknown; constraint_name?: unknown };
    const said = { code: text(code), table: text(table_name), constraint: text(constraint_name) };
    return { name: error.name, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value)), ...(at ? { at } : {}) };
  }
  // What a schema refuses may be quoted in its words.
  if ("issues" in error && Array.isArray(error.issues)) {
    const codes = error.issues.map((issue: { code?: unknown }) => String(issue.code));
    return { name: error.name, message: [...new Set(codes)].join(", "), ...(at ? { at } : {}) };
  }
  return { name: error.name, message: error.message.slice(0, 200), ...(at ? { at } : {}) };
}

let logger: Logger | undefined;

/** The log of this process: one JSON line for each event on the standard error, written before the process can end. */
export function log(): Logger {
  logger ??= pino({ name: "rapport", base: null, level: process.env.RAPPORT_LOG_LEVEL ?? "info" }, pino.destination({ fd: 2, sync: true }));
  return logger;
}

/** Let everything that Next and the libraries complain about go through our log, which keeps no content. */
export function captureConsole(): void {
  const heard =
    (level: "error" | "warn") =>
    (...said: unknown[]): void => {
      const failures = said.filter((each) => each instanceof Error).map(failureOf);
      const words = said.filter((each) => typeof each === "string").join(" ");
      log()[level](failures.length > 0 ? { failures } : {}, failures.length > 0 ? "failed" : words.slice(0, 200));
    };
  console.error = heard("error");
  console.warn = heard("warn");
}
