import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, type Locale } from "#lib/i18n/locales.ts";
import { keepTemplate } from "#lib/requests/desk-keeping-mutations.ts";
import { LONGEST_TEMPLATE_NAME, readWordings } from "#lib/requests/template-definition.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

/** Keep a template. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/desk",
  write: async ({ actor, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    const name = single(fields, "name").replaceAll("\0", "").trim().slice(0, LONGEST_TEMPLATE_NAME);
    const words = readWordings(
      Object.fromEntries(LOCALE_KEYS.map((key) => [key, single(fields, `words_${key}`)])) as Record<Locale, string>,
    );
    if (name === "" || !words)
      return { problems: { name: name ? undefined : "template_name_missing", words_en: words ? undefined : "template_words_missing" } };
    await keepTemplate(actor, { unitId: unit.id, name, words });
    return {};
  },
});
