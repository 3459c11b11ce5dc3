import { answersDrawn } from "#app/[locale]/(staff)/staff/charts/answers-drawn.ts";
import { chartFile, chartForm } from "#app/[locale]/(staff)/staff/charts/chart-file.ts";
import { sourceLines } from "#app/[locale]/(staff)/staff/charts/source-lines.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { inLocale, isLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { currentStaff } from "#lib/people/session.ts";
import { distributions } from "#lib/rates/distribution-queries.ts";
import { recordExport } from "#lib/rates/export-mutations.ts";
import { foundCut } from "../../found-cut.ts";

/** The chart of one question's answers as a file: what its page shows, and nothing where that shows nothing. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; key: string; question: string }> },
): Promise<Response> {
  const [{ locale, key, question: id }, actor] = await Promise.all([params, currentStaff()]);
  const search = new URL(request.url).searchParams;
  const missing = () => new Response("Not found.\n", { status: 404 });
  const wish = (name: string) => search.get(name) ?? undefined;
  const as = chartForm(search);
  if (!actor || !isLocale(locale) || !as) return missing();
  const found = await foundCut(actor, key, { version: wish("version"), unit: wish("unit"), period: wish("period") });
  const question = found?.cut.version.definition.questions.find((each) => each.id === id);
  if (!found || !question) return missing();
  const { cut, unit } = found;
  const distribution = (await distributions(actor, cut)).questions.find(({ questionId }) => questionId === id);
  if (!distribution?.shown) return missing();
  const { title, base, marks, picture } = answersDrawn(locale, question, distribution);
  try {
    await recordExport(actor, { unit, period: cut.period }, `${key}.${id}.${as}`, marks);
  } catch (error) {
    if (error instanceof NotFound) return missing();
    throw error;
  }
  const { definition, number } = cut.version;
  const asked = [inLocale(definition.title, locale), translator(locale, "authoring")("version", { number })].join(" · ");
  const selection = { unit, today: dayOf(new Date(), env().RAPPORT_TIME_ZONE) };
  const source = await sourceLines(locale, { selection, period: cut.period, n: distribution.base, rates: [] });
  const sheet = { title, said: [asked, base], picture, keys: [], source };
  return chartFile(locale, sheet, as, [key, number, id, unit.slug, cut.period.key].join("-"));
}
