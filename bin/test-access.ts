// Who is shown what, with every role by itself, and all journeys behind a pooler: more than a usual run has time for.
process.env.RAPPORT_ACCESS_MATRIX = "whole";
process.argv.push("db/guards", "db/pooler", "db/reach", "db/roles", "e2e/hard/access-matrix");
await import("./test.ts");

export {};
