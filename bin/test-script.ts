// A thousand payloads in every field, on every page.
process.env.RAPPORT_SCRIPT_PAYLOADS ??= "1000";
process.argv.push("e2e/hard/script");
await import("./test.ts");

export {};
