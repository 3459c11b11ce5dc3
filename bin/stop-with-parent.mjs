// Loaded into a process of ours: when its parent is gone, even by kill -9, it goes too.
if (process.channel) {
  process.on("disconnect", () => process.exit(0));
  process.channel.unref();
}
