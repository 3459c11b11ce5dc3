import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** A password typed twice without showing it, the first line of the standard input, or a new random one where nothing is typed. */
export async function typedPassword(): Promise<{ password: string; made: boolean }> {
  const live = process.stdin.isTTY === true;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: live });
  const ask = async (prompt: string) => {
    process.stdout.write(prompt);
    const line = await lines.question("");
    process.stdout.write("\n");
    return line;
  };
  try {
    const first = live
      ? await ask("Password, at least 12 characters (Enter makes one): ")
      : ((await lines[Symbol.asyncIterator]().next()).value ?? "");
    if (first === "") return { password: randomBytes(15).toString("base64url"), made: true };
    if (live && (await ask("The same again: ")) !== first) throw new Error("The two passwords differ. Nothing was changed.");
    return { password: first, made: false };
  } finally {
    lines.close();
  }
}
