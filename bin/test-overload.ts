// The crowd alone, two minutes long.
process.env.RAPPORT_OVERLOAD_SECONDS ??= "120";
process.argv.push("e2e/hard/overload");
await import("./test.ts");

export {};
