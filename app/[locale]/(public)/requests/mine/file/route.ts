import { residentActor } from "#lib/people/actor.ts";
import { cleanFile, MOST_FORM_BYTES } from "#lib/requests/request-file.ts";
import { sendFile } from "#lib/requests/resident-mutations.ts";
import { minePost } from "../mine-post.ts";

/** Send a file with one's request; it is made anew before it is kept. */
export const POST = minePost(
  async ({ code, files }): Promise<Readonly<Record<string, string>> | undefined> => {
    const sent = files.get("file");
    if (!sent || sent.bytes.byteLength === 0) return { file: "file_missing" };
    const clean = await cleanFile(sent.bytes);
    if ("problem" in clean) return { file: clean.problem };
    return (await sendFile(residentActor(), code, clean)) === "kept" ? undefined : { file: "file_full" };
  },
  { withFiles: true, maxBytes: MOST_FORM_BYTES },
);
