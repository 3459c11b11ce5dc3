import type { SentFile } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { createQuestionnaire, startDraft } from "#lib/surveys/authoring-mutations.ts";
import { authoredQuestionnaire } from "#lib/surveys/authoring-queries.ts";
import { type QuestionnaireFile, questionnaireKey, readQuestionnaireFile } from "#lib/surveys/questionnaire-file.ts";
import { readXlsForm } from "#lib/surveys/xlsform/read-xlsform.ts";
import { authorPost } from "../author-post.ts";
import { remarkWords } from "../remark-words.ts";

const MOST_NAMED = 12;

type Read = { file: QuestionnaireFile; notes?: string[] } | { problems: string[] };

async function readJson({ bytes }: SentFile): Promise<Read> {
  const read = readQuestionnaireFile(new TextDecoder().decode(bytes));
  return read.ok ? { file: read.file } : { problems: read.problems.map(({ at, what }) => (at ? `${at}: ${what}` : what)) };
}

/** A spreadsheet says no key: its name is one, as far as it can be. */
async function readSpreadsheet({ name, bytes }: SentFile, locale: Locale): Promise<Read> {
  const read = await readXlsForm(bytes);
  if (!read.ok) return { problems: read.problems.map((each) => remarkWords(locale, each)) };
  const plain = name
    .toLowerCase()
    .replace(/\.xlsx$/, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "")
    .slice(0, 40);
  const key = questionnaireKey.safeParse(plain);
  if (!key.success) return { problems: [translator(locale, "authoring")("xls_name")] };
  return {
    file: { key: key.data, base: "visit", questionnaire: read.questionnaire },
    notes: read.notes.map((each) => remarkWords(locale, each)),
  };
}

/** A questionnaire from a file: a new one, or the next version of the one with its key. */
export const POST = authorPost<{ locale: string }>({
  page: () => "",
  withFiles: true,
  write: async ({ actor, locale, files, page }) => {
    const sent = files.get("file");
    if (!sent || sent.bytes.length === 0) return { problems: { file: "no_file" } };
    const read = /\.xlsx$/i.test(sent.name) ? await readSpreadsheet(sent, locale) : await readJson(sent);
    const named = (lines: readonly string[]) =>
      Object.fromEntries(lines.slice(0, MOST_NAMED).map((what, index) => [`file_${index}`, what]));
    if ("problems" in read) return { problems: named(read.problems) };
    const { key, base, questionnaire } = read.file;
    if (await authoredQuestionnaire(actor, key)) await startDraft(actor, key, questionnaire);
    else await createQuestionnaire(actor, { key, base, questionnaire });
    // What was changed on the way is said on the page of the draft.
    return { to: `${page}/${key}`, ...(read.notes?.length ? { problems: named(read.notes) } : {}) };
  },
});
