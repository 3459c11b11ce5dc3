import { createHash, type Hash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { ImportMapping } from "./import-mapping.ts";

export type Line = { line: number; cells: string[] };
export type Progress = (readBytes: number, totalBytes: number) => void;

const LONGEST_LINE = 1_000_000;

async function* textOf(path: string, encoding: string, hash: Hash, progress: Progress): AsyncGenerator<string> {
  const total = statSync(path).size;
  const decoder = new TextDecoder(encoding, { fatal: true });
  let read = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    read += chunk.length;
    yield decoder.decode(chunk, { stream: true });
    progress(read, total);
  }
  yield decoder.decode();
}

function inWords(error: unknown, encoding: string): Error {
  if (error instanceof CsvError) return new Error(`The file is not a CSV that can be read: ${error.message}`, { cause: error });
  if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
    return new Error(`The file is not written in ${encoding}. Name its encoding in the mapping, e.g. "encoding": "gb18030".`, {
      cause: error,
    });
  return error as Error;
}

/** Read a file line by line, never the whole of it: cells with the line they begin on. `digest` is of all bytes, once the last line was read. */
export function readFile(path: string, { encoding, delimiter }: Pick<ImportMapping, "encoding" | "delimiter">, progress: Progress) {
  const hash = createHash("sha256");
  async function* lines(): AsyncGenerator<Line> {
    const text = Readable.from(textOf(path, encoding, hash, progress));
    const parser = parse({
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_LINE,
    });
    text.on("error", (error) => parser.destroy(error));
    try {
      for await (const { record, info } of text.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
        const breaks = record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
        yield { line: info.lines - breaks, cells: record };
      }
    } catch (error) {
      throw inWords(error, encoding);
    }
  }
  return { lines: lines(), digest: () => hash.digest() };
}
