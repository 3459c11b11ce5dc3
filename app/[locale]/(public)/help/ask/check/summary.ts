import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { fieldsOf, type Step, stepsOf } from "#lib/requests/draft.ts";
import type { Question } from "#lib/surveys/definition.ts";
import { otherField } from "#lib/surveys/registry.ts";
import { publicStations } from "#lib/units/public-queries.ts";
import type { Current } from "../../current-draft.ts";
import { dayInWords } from "../../day-in-words.ts";

type Row = { step: number; name: string; said: string };

/** What was sent for a question, as it was read. */
function saidTo(question: Question, fields: Fields, locale: Locale): string {
  const values = fields.get(question.id) ?? [];
  if (!("options" in question)) {
    const [value = ""] = values;
    return question.type === "date" && value !== "" ? dayInWords(locale, value) : value;
  }
  const other = single(fields, otherField(question) ?? "");
  const labels = question.options.filter(({ code }) => values.includes(String(code))).map(({ label }) => inLocale(label, locale));
  return [...labels, ...(other ? [other] : [])].join(", ");
}

/** Every step that was answered, in words. */
export async function summaryOf(locale: Locale, { need, draft, files }: Current): Promise<Row[]> {
  const t = translator(locale, "help");
  const fields = fieldsOf(draft);
  const stations = await publicStations();
  const station = stations.find(({ slug }) => slug === single(fields, "station"));
  const where = [
    station ? inLocale(station.name, locale) : t("station_any"),
    single(fields, "place"),
    single(fields, "latitude") ? t("position_done") : "",
  ];
  const wordsOf = (step: Step): { name: string; said: string } | undefined => {
    if (step.kind === "question") return { name: inLocale(step.question.label, locale), said: saidTo(step.question, fields, locale) };
    if (step.kind === "place") return { name: t("place_title"), said: where.filter(Boolean).join(", ") };
    if (step.kind === "files") return { name: t("files_title"), said: files.length > 0 ? t("files_count", { count: files.length }) : "" };
    return step.kind === "notice" ? { name: t("notice_title"), said: single(fields, "notice") } : undefined;
  };
  return stepsOf(need).flatMap((step, at) => {
    const words = wordsOf(step);
    return words ? [{ step: at + 1, ...words }] : [];
  });
}
