// Malformed posts alone, ten thousand of them to every write.
process.env.RAPPORT_MALFORMED_POSTS ??= "10000";
process.argv.push("e2e/hard/malformed");
await import("./test.ts");

export {};
