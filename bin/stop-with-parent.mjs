// Loaded into the server process: when its launcher is gone, even by kill -9, the server goes too.
process.on("disconnect", () => process.exit(0));
