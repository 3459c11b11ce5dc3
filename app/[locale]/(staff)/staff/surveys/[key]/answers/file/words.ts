import type { Translate } from "#lib/i18n/messages.ts";
import type { CodebookWords } from "#lib/rates/answer-codebook.ts";
import type { Wording } from "#lib/rates/answer-variables.ts";

type Says = Translate<"files">;

export const variableWords = (t: Says): Wording => ({
  unit: t("unit"),
  year: t("year"),
  month: t("month"),
  service: t("service"),
  channel: t("channel"),
  skipped: t("skipped"),
  cannot_say: t("cannot_say"),
  withheld: t("withheld"),
  yes: t("yes"),
  no: t("no"),
});

export const codebookWords = (t: Says): CodebookWords => ({
  variable: t("variable"),
  label: t("label"),
  code: t("code"),
  meaning: t("meaning"),
  about: t("about"),
  rows: t("rows"),
  suppressed: t("suppressed"),
  late: t("late"),
  left_out: t("left_out"),
});
