import type { Locale } from "#lib/i18n/locales.ts";
import { CANNOT_SAY, DOES_NOT_APPLY } from "../definition.ts";
import { type Draft, type DraftQuestion, draft as draftSchema, type Wording } from "../draft.ts";
import { newQuestionId } from "../presets.ts";
import { MOST_OPTIONS, MOST_QUESTIONS } from "../question-shapes.ts";
import { readRelevant } from "./relevant.ts";
import { ownLanguage, unknownLanguages, wordingOf } from "./wordings.ts";
import { readSheets, type SheetRow, type Sheets } from "./workbook.ts";

/** What is wrong with a form, or was changed on the way: a message key with what it is about. */
export type FormRemark = { remark: string; row?: number; what?: string };
export type ReadForm = { ok: true; questionnaire: Draft; notes: FormRemark[] } | { ok: false; problems: FormRemark[] };

type Option = { code: number; label: Wording; other?: true; name: string };

const FOR_THE_COMPUTER = [
  "start",
  "end",
  "today",
  "deviceid",
  "username",
  "calculate",
  "hidden",
  "audit",
  "simserial",
  "subscriberid",
  "phonenumber",
];
const LONGEST = { short: 120, long: 500 };
const NOT_KNOWN = /^(dk|dont_know|don_t_know|unsure|not_sure|cannot_say)$/i;
const NOT_APPLYING = /^(na|n_a|not_applicable|does_not_apply)$/i;

/** The choices of a list with codes: a number keeps its own, a name gets the first that is free. */
function optionsOf(choices: readonly SheetRow[], list: string, own: Locale, orOther: boolean): Option[] {
  const rows = choices.filter(({ cells }) => (cells.get("list_name") ?? cells.get("list name")) === list);
  const codeOf = (name: string) =>
    /^([1-9]|1[0-4])$/.test(name) ? Number(name) : NOT_KNOWN.test(name) ? CANNOT_SAY : NOT_APPLYING.test(name) ? DOES_NOT_APPLY : undefined;
  const taken = new Set(rows.map(({ cells }) => codeOf(cells.get("name") ?? "")));
  const free = Array.from({ length: MOST_OPTIONS }, (_, index) => index + 1).filter(
    (code) => !taken.has(code) && code !== CANNOT_SAY && code !== DOES_NOT_APPLY,
  );
  const options = rows.map((row): Option => {
    const name = row.cells.get("name") ?? "";
    return { code: codeOf(name) ?? free.shift() ?? MOST_OPTIONS + 1, label: wordingOf(row, "label", own), name };
  });
  return orOther
    ? [
        ...options,
        { code: free.shift() ?? MOST_OPTIONS + 1, label: { en: "Other", zh: "其他", es: "Otra", ar: "أخرى" }, other: true, name: "other" },
      ]
    : options;
}

const isGrades = (options: readonly Option[]) =>
  options.length >= 5 &&
  [1, 2, 3, 4, 5].every((code) => options.some((option) => option.code === code)) &&
  options.every(({ code }) => code <= 5 || code === CANNOT_SAY || code === DOES_NOT_APPLY);

/** The bounds of a whole number, from `. >= 1 and . <= 5`. */
function boundsOf(constraint: string): { min: number; max: number } {
  const bound = (sign: string) => new RegExp(`\\.\\s*${sign}(=?)\\s*(-?\\d{1,5})`).exec(constraint);
  const [low, high] = [bound(">"), bound("<")];
  return { min: low ? Number(low[2]) + (low[1] ? 0 : 1) : 0, max: high ? Number(high[2]) - (high[1] ? 0 : 1) : 100 };
}

function rangeOf(parameters: string): { start: number; end: number } {
  const value = (name: string, otherwise: number) => Number(new RegExp(`${name}\\s*=\\s*(-?\\d{1,5})`).exec(parameters)?.[1] ?? otherwise);
  return { start: value("start", 0), end: value("end", 10) };
}

type Context = {
  sheets: Sheets;
  own: Locale;
  taken: string[];
  problems: FormRemark[];
  names: Map<string, { id: string; options: Option[] }>;
};

/** One row as a question; `undefined` where it asks nothing, or cannot be asked. */
function questionOf(row: SheetRow, context: Context): DraftQuestion | undefined {
  const { sheets, own, taken, problems, names } = context;
  const cell = (name: string) => row.cells.get(name) ?? "";
  const [type = "", list = "", more = ""] = cell("type").split(/\s+/);
  const label = wordingOf(row, "label", own);
  const help = wordingOf(row, "hint", own);
  const id = newQuestionId(cell("name").replaceAll("-", "_"), taken);
  const asked = { id, label, ...(Object.keys(help).length > 0 ? { help } : {}), required: /^(yes|true|true\(\))$/i.test(cell("required")) };
  const remark = (key: string, what: string) => {
    problems.push({ remark: key, row: row.row, what });
    return undefined;
  };
  const made = (question: DraftQuestion, options: Option[] = []): DraftQuestion | undefined => {
    names.set(cell("name"), { id, options });
    taken.push(id);
    const relevant = cell("relevant");
    if (relevant === "") return question;
    const when = readRelevant(relevant, names);
    return when ? { ...question, when } : remark("xls_relevant", relevant);
  };
  if (type === "select_one" || type === "select_multiple") {
    const options = optionsOf(sheets.choices, list, own, more === "or_other");
    if (options.length < 2) return remark("xls_no_choices", list);
    if (options.length > MOST_OPTIONS) return remark("xls_many_choices", list);
    const plain = options.map(({ name: _name, ...option }) => option);
    if (type === "select_multiple") return made({ type: "multiple", ...asked, options: plain }, options);
    return made(
      isGrades(options) ? { type: "scale", ...asked, driver: false, options: plain } : { type: "single", ...asked, options: plain },
      options,
    );
  }
  if (type === "integer") return made({ type: "number", ...asked, ...boundsOf(cell("constraint")) });
  if (type === "range") {
    const { start, end } = rangeOf(cell("parameters"));
    if (start === 0 && end === 10) return made({ type: "rating", ...asked, lowest: { en: "0" }, highest: { en: "10" }, cannotSay: false });
    return made({ type: "number", ...asked, min: start, max: end });
  }
  if (type === "text") {
    const lines = cell("appearance").includes("multiline") ? "long" : "short";
    return made({ type: "text", ...asked, lines, maxLength: LONGEST[lines] });
  }
  if (type === "date") return made({ type: "date", ...asked });
  return remark("xls_type", cell("type"));
}

/**
 * The questionnaire of an XLSForm workbook, as a draft. Never throws. Every type without a counterpart is named with its row;
 * groups are opened up, and what is only for a device is left out, each with a note.
 */
export async function readXlsForm(bytes: Uint8Array): Promise<ReadForm> {
  const read = await readSheets(bytes);
  if (!read.ok) return { ok: false, problems: [{ remark: `xls_${read.problem}` }] };
  return readForm(read.sheets);
}

/** The same from rows that have been read. */
export function readForm(sheets: Sheets): ReadForm {
  const own = ownLanguage(sheets.settings);
  const notes: FormRemark[] = unknownLanguages([...sheets.survey, ...sheets.choices]).map((what) => ({ remark: "xls_language", what }));
  const context: Context = { sheets, own, taken: [], problems: [], names: new Map() };
  const questions: DraftQuestion[] = [];
  for (const row of sheets.survey) {
    const type = row.cells.get("type") ?? "";
    const [word = ""] = type.split(/\s+/);
    if (type === "" || FOR_THE_COMPUTER.includes(word)) continue;
    if (/^(begin|end)[ _](group|repeat)/.test(type)) {
      if (/repeat/.test(type)) context.problems.push({ remark: "xls_type", row: row.row, what: type });
      else if (type.startsWith("begin")) notes.push({ remark: "xls_group", row: row.row, what: row.cells.get("name") ?? "" });
      continue;
    }
    if (word === "note") {
      notes.push({ remark: "xls_note", row: row.row, what: Object.values(wordingOf(row, "label", own))[0] ?? "" });
      continue;
    }
    const question = questionOf(row, context);
    if (question) questions.push(question);
  }
  if (questions.length > MOST_QUESTIONS) context.problems.push({ remark: "xls_many_questions", what: String(questions.length) });
  if (context.problems.length > 0) return { ok: false, problems: context.problems };
  const title = sheets.settings[0]?.cells.get("form_title");
  const parsed = draftSchema.safeParse({ title: title ? { [own]: title } : {}, intro: {}, questions });
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues
        .slice(0, 5)
        .map(({ path, message }) => ({ remark: "xls_wrong", what: `${path.join(".")}: ${message}` })),
    };
  return { ok: true, questionnaire: parsed.data, notes };
}
