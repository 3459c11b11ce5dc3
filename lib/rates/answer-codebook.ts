import type { Variable } from "#lib/export/sav.ts";
import type { Cell, Table } from "#lib/export/table.ts";

export type CodebookWords = Record<
  "variable" | "label" | "code" | "meaning" | "about" | "rows" | "suppressed" | "late" | "left_out",
  string
>;

/** What each column of a file of single answers says, code by code, and what the file leaves out. */
export function answerCodebook(
  variables: readonly Variable[],
  { rows, suppressed, late }: { rows: number; suppressed: number; late: number },
  words: CodebookWords,
): Table {
  const ofVariables = variables.flatMap(({ name, label, values = [] }): Cell[][] => [
    [name, label, undefined, undefined],
    ...values.map(([code, meaning]): Cell[] => [name, label, code, meaning]),
  ]);
  return {
    columns: [words.variable, words.label, words.code, words.meaning],
    rows: [
      ...ofVariables,
      [words.about, words.rows, rows, undefined],
      [words.about, words.suppressed, suppressed, undefined],
      [words.about, words.late, late, undefined],
      [words.about, words.left_out, undefined, undefined],
    ],
  };
}
