// The guessing test alone, with the whole 10,000 guesses.
process.env.RAPPORT_GUESSES ??= "10000";
process.argv.push("e2e/hard/guessing");
await import("./test.ts");

export {};
