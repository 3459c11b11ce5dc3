import type { Locale } from "#lib/i18n/locales.ts";
import { requireStaff } from "#lib/people/session.ts";
import { type AuthoredQuestionnaire, authoredQuestionnaire } from "#lib/surveys/authoring-queries.ts";
import type { Definition } from "#lib/surveys/definition.ts";
import { type Draft, whole } from "#lib/surveys/draft.ts";

export type Previewed = { found: AuthoredQuestionnaire; written: Draft; definition: Definition | undefined; query: string };

/** The version that a preview shows: an opened one by its number, or what is newest. */
export async function previewed(locale: Locale, key: string, version: string | undefined): Promise<Previewed | undefined> {
  const actor = await requireStaff(locale, `/${locale}/staff/surveys/${key}/preview`);
  const found = await authoredQuestionnaire(actor, key);
  const opened = version ? found?.opened.find(({ number }) => String(number) === version) : found?.opened[0];
  const written = (version ? undefined : found?.draft?.questionnaire) ?? opened?.questionnaire;
  if (!found || !written) return undefined;
  return { found, written, definition: whole(written), query: version && opened ? `?version=${opened.number}` : "" };
}
