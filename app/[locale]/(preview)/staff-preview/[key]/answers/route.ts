import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { currentStaff } from "#lib/people/session.ts";
import { readAnswers } from "#lib/surveys/answers.ts";
import { authoredQuestionnaire } from "#lib/surveys/authoring-queries.ts";
import { whole } from "#lib/surveys/draft.ts";
import { OWN_FIELDS } from "#lib/surveys/own-fields.ts";

/** Check what a preview's form sent, as the real one would be checked, and store nothing. */
export const POST = formPost<{ locale: string; key: string }>({
  audience: "staff",
  handle: async ({ fields, params: { locale, key }, request }): Promise<Outcome> => {
    const actor = isLocale(locale) ? await currentStaff() : undefined;
    const found = actor && (await authoredQuestionnaire(actor, key));
    const version = new URL(request.url).searchParams.get("version");
    const written = version ? found?.opened.find(({ number }) => String(number) === version) : (found?.draft ?? found?.opened[0]);
    const definition = written && whole(written.questionnaire);
    if (!definition) return { kind: "missing" };
    const page = `/${locale}/staff-preview/${key}`;
    const answers = readAnswers(definition, new Map([...fields].filter(([name]) => !OWN_FIELDS.includes(name))));
    const query = version ? `version=${encodeURIComponent(version)}` : "";
    if (!answers.ok) return { kind: "rejected", to: page, problems: answers.problems };
    return { kind: "done", to: `${page}?sent=1${query && `&${query}`}` };
  },
});
