import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { readAnswers } from "#lib/surveys/answers.ts";
import type { Question } from "#lib/surveys/definition.ts";
import { otherField } from "#lib/surveys/registry.ts";
import type { Need } from "./need.ts";
import { type NewRequest, newRequest } from "./request-definition.ts";

/** A need as a service of GeoReport v2. All are `blackbox`: what is posted is accepted, and never listed or shown. */
export function serviceOf(need: Need, locale: Locale) {
  return {
    service_code: need.key,
    service_name: inLocale(need.title, locale),
    description: inLocale(need.ask, locale),
    metadata: need.questions.length > 0,
    type: "blackbox",
    keywords: inLocale(need.words, locale).split(/\s+/).join(","),
    group: need.kind,
  };
}

const DATATYPES: Record<Question["type"], string> = {
  scale: "singlevaluelist",
  single: "singlevaluelist",
  multiple: "multivaluelist",
  rating: "singlevaluelist",
  text: "text",
  number: "number",
  date: "datetime",
};

const HIGHEST_RATING = 10;

function valuesOf(question: Question, locale: Locale): { key: string; name: string }[] {
  if ("options" in question) return question.options.map(({ code, label }) => ({ key: String(code), name: inLocale(label, locale) }));
  if (question.type !== "rating") return [];
  return Array.from({ length: HIGHEST_RATING + 1 }, (_, at) => ({ key: String(at), name: String(at) }));
}

/** What a service asks besides: the questions of its need, and the lines that ask which other. */
export function definitionOf(need: Need, locale: Locale) {
  const attributes = need.questions.flatMap((question) => {
    const asked = { variable: true, code: question.id, datatype: DATATYPES[question.type], required: question.required };
    const help = question.help ? inLocale(question.help, locale) : "";
    const own = { ...asked, datatype_description: help, description: inLocale(question.label, locale), values: valuesOf(question, locale) };
    const other = otherField(question);
    return other ? [own, { ...own, code: other, datatype: "string", required: false, values: [] }] : [own];
  });
  return { service_code: need.key, attributes: attributes.map((each, at) => ({ ...each, order: at + 1 })) };
}

const ATTRIBUTE = /^attribute\[([a-z][a-z0-9_]*)\](?:\[\d*\])?$/;

/** The answers among what was posted; a moment is as good as its day. */
function attributesIn(need: Need, fields: Fields): Map<string, string[]> {
  const dates = new Set(need.questions.filter(({ type }) => type === "date").map(({ id }) => id));
  const found = new Map<string, string[]>();
  for (const [name, values] of fields) {
    const code = ATTRIBUTE.exec(name)?.[1];
    if (!code) continue;
    const read = dates.has(code) ? values.map((value) => value.replace(/^(\d{4}-\d\d-\d\d)T.*$/, "$1")) : values;
    found.set(code, [...(found.get(code) ?? []), ...read]);
  }
  return found;
}

export type Posted = { ok: true; request: NewRequest } | { ok: false; problems: string[] };

/** What a city posted, as a request of a resident. Names, addresses of e-mail, phones and devices are not read: nothing needs them. */
export function postedRequest(need: Need, fields: Fields, { language, unitSlug }: { language: Locale; unitSlug: string }): Posted {
  const problems: string[] = [];
  const words = single(fields, "description");
  if (words.trim() === "") problems.push("description was not provided");
  const [lat, long] = [single(fields, "lat").trim(), single(fields, "long").trim()];
  const position = lat && long ? { latitude: Number(lat), longitude: Number(long) } : undefined;
  if (Boolean(lat) !== Boolean(long)) problems.push("lat and long belong together");
  const attributes = attributesIn(need, fields);
  const [first] = need.questions;
  const answers = first ? readAnswers({ title: need.title, intro: need.title, questions: [...need.questions] }, attributes) : undefined;
  if (answers?.ok === false)
    for (const [code, problem] of Object.entries(answers.problems)) problems.push(`attribute[${code}]: ${problem}`);
  if (!answers && attributes.size > 0) problems.push("this service has no attributes");
  if (problems.length > 0) return { ok: false, problems };
  const read = newRequest.safeParse({
    needKey: need.key,
    unitSlug,
    language,
    words,
    place: single(fields, "address_string"),
    ...(position ? { position } : {}),
    choices: answers?.ok ? answers.choices : [],
    said: answers?.ok ? answers.words : [],
  });
  if (read.success) return { ok: true, request: read.data };
  const names: Record<string, string> = { words: "description", place: "address_string", position: "lat and long" };
  return {
    ok: false,
    problems: [...new Set(read.error.issues.map(({ path }) => `${names[String(path[0])] ?? "a parameter"} is not valid`))],
  };
}
