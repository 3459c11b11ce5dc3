import { workbookOf } from "#lib/export/workbook.ts";

/** A question as a condition names it. */
export const q = (name: string) => `\${${name}}`;

export const SURVEY = [
  [
    "type",
    "name",
    "label::English (en)",
    "label::Español (es)",
    "hint::English (en)",
    "required",
    "relevant",
    "constraint",
    "parameters",
    "appearance",
  ],
  ["start", "start", null, null, null, null, null, null, null, null],
  ["begin_group", "visit", "Your visit", null, null, null, null, null, null, null],
  ["select_one satisfaction", "overall", "How was it?", "¿Qué tal?", "One tap is enough", "yes", null, null, null, null],
  [
    "select_multiple wrong or_other",
    "wrong-things",
    "What went wrong?",
    "¿Qué falló?",
    null,
    null,
    `${q("overall")} = '1' or ${q("overall")} = '2'`,
    null,
    null,
    null,
  ],
  ["end_group", null, null, null, null, null, null, null, null, null],
  ["select_one yes_no", "solved", "Solved?", "¿Resuelto?", null, null, null, null, null, null],
  [
    "integer",
    "minutes",
    "How many minutes?",
    "¿Cuántos minutos?",
    null,
    null,
    `selected(${q("solved")}, 'yes')`,
    ". >= 1 and . < 241",
    null,
    null,
  ],
  ["range", "recommend", "How likely?", "¿Probable?", null, null, null, null, "start=0 end=10 step=1", null],
  ["range", "age", "How old?", "¿Edad?", null, null, null, null, "start=18 end=99 step=1", null],
  ["text", "more", "Anything else?", "¿Algo más?", null, null, null, null, null, "multiline"],
  ["date", "day", "Which day?", "¿Qué día?", null, null, null, null, null, null],
  ["note", "thanks", "Thank you", "Gracias", null, null, null, null, null, null],
];
export const CHOICES = [
  ["list_name", "name", "label::English (en)", "label::Español (es)"],
  ...[5, 4, 3, 2, 1].map((code) => ["satisfaction", String(code), `Grade ${code}`, `Nota ${code}`]),
  ["satisfaction", "dk", "Don’t know", "No sé"],
  ["wrong", "rude", "Rude", "Grosero"],
  ["wrong", "slow", "Slow", "Lento"],
  ["yes_no", "yes", "Yes", "Sí"],
  ["yes_no", "no", "No", "No"],
];
export const SETTINGS = [
  ["form_title", "default_language"],
  ["After a visit", "English (en)"],
];

export type Cells = readonly (readonly (string | null)[])[];
/** A workbook as a spreadsheet program would save it. */
export function workbook(sheets: Readonly<Record<string, Cells>>): Promise<Uint8Array> {
  const tables = Object.entries(sheets).map(([name, [first = [], ...rest]]) => {
    const rows = rest.map((row) => row.map((value) => value ?? undefined));
    return [name, { columns: first.map((value) => value ?? ""), rows }] as const;
  });
  return workbookOf(Object.fromEntries(tables));
}
