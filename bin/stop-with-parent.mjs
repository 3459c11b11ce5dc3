// Loaded into the processes of Next that we start: when their parent is gone, even by kill -9, they go too.
const PATIENCE_MS = 3_000;

// Next's own workers load this as well, and have their own way to end.
if (process.channel && process.env.RAPPORT_PARENT === String(process.ppid)) {
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  });
  process.channel.unref();
}
