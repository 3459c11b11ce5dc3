import { single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { readAnswers } from "#lib/surveys/answers.ts";
import { otherField } from "#lib/surveys/registry.ts";
import { type Draft, fieldsOf } from "./draft.ts";
import type { Need } from "./need.ts";
import { type NewRequest, newRequest } from "./request-definition.ts";

/** A draft as a request; throws where a page of it was never answered rightly. */
export function requestOf(need: Need, draft: Draft, language: Locale): NewRequest {
  const fields = fieldsOf(draft);
  const names = need.questions.flatMap((question) => [question.id, otherField(question) ?? question.id]);
  const own = new Map([...fields].filter(([name]) => names.includes(name)));
  const [first] = need.questions;
  const answers = first
    ? readAnswers({ title: need.title, intro: need.title, questions: [...need.questions] }, own)
    : { ok: true as const, choices: [], words: [] };
  if (!answers.ok) throw new TypeError(`a draft has answers that its pages refuse: ${Object.keys(answers.problems).join(", ")}`);
  const [latitude, longitude] = [single(fields, "latitude"), single(fields, "longitude")];
  return newRequest.parse({
    needKey: need.key,
    unitSlug: single(fields, "station"),
    language,
    words: single(fields, "words"),
    place: single(fields, "place"),
    ...(latitude && longitude ? { position: { latitude: Number(latitude), longitude: Number(longitude) } } : {}),
    choices: answers.choices,
    said: answers.words,
  });
}
