// The canary alone, with a thousand answers.
process.env.RAPPORT_CANARY_ANSWERS ??= "1000";
process.argv.push("e2e/hard/canary");
await import("./test.ts");

export {};
