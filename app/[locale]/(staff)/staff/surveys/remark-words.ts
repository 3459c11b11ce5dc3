import type { Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";
import type { FormRemark } from "#lib/surveys/xlsform/read-xlsform.ts";

const REMARKS = [
  "xls_too_large",
  "xls_no_workbook",
  "xls_no_survey",
  "xls_type",
  "xls_relevant",
  "xls_no_choices",
  "xls_many_choices",
  "xls_many_questions",
  "xls_wrong",
  "xls_language",
  "xls_group",
  "xls_note",
] as const satisfies readonly MessageKey<"authoring">[];

/** What is wrong with a spreadsheet, in words with its row. */
export function remarkWords(locale: Locale, { remark, row, what = "" }: FormRemark): string {
  const t = translator(locale, "authoring");
  const words = t(REMARKS.find((each) => each === remark) ?? "xls_wrong", { what });
  return row === undefined ? words : t("xls_row", { row, words });
}
