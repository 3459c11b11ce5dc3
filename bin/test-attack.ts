// What follows from publications, files and pages of many more years than a usual run has.
process.env.RAPPORT_YEARS ??= "16";
process.argv.push("lib/publications/attack");
await import("./test.ts");

export {};
