const TICK_MS = 1000;

/** Run one step of a start and say what it is, how long it takes, and how far it is. */
export async function step<T>(title: string, work: (report: (detail: string) => void) => Promise<T>): Promise<T> {
  const began = Date.now();
  const live = process.stdout.isTTY;
  let detail = "";
  const line = (mark: string) => `${mark} ${title}${detail ? ` · ${detail}` : ""} (${((Date.now() - began) / 1000).toFixed(1)} s)`;
  const draw = () => process.stdout.write(`\r\u001b[2K${line("…")}`);
  if (!live) process.stdout.write(`… ${title}\n`);
  const timer = setInterval(
    () => {
      if (live) draw();
      else if (detail) process.stdout.write(`  ${line("…")}\n`);
    },
    live ? TICK_MS / 4 : TICK_MS * 5,
  );
  try {
    const result = await work((text) => {
      detail = text;
    });
    process.stdout.write(`${live ? "\r\u001b[2K" : ""}${line("✓")}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${live ? "\r\u001b[2K" : ""}${line("✗")}\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
