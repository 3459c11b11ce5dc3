// One kiosk alone, with more people at it than a usual run has time for.
process.env.RAPPORT_KIOSK_PEOPLE ??= "200";
process.argv.push("e2e/kiosk");
await import("./test.ts");

export {};
