/** How a command ends: at once, with its code, and with one plain message when it failed. */
export const ended = {
  well: (): void => process.exit(),
  badly: (error: unknown): void => {
    const cause = error instanceof Error && error.cause instanceof Error ? `\n${error.cause.message}` : "";
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}${cause}\n`);
    process.exit(1);
  },
};
