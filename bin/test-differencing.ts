// What can be had by subtraction, of many more random forces than a usual run has.
process.env.RAPPORT_FORCES ??= "20";
process.argv.push("lib/rates/differencing");
await import("./test.ts");

export {};
