// The kill -9 test alone, with many more rounds than a usual run has.
process.env.RAPPORT_CRASH_ROUNDS ??= "50";
process.argv.push("e2e/hard/crash");
await import("./test.ts");

export {};
