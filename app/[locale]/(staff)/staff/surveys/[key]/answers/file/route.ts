import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { savOf } from "#lib/export/sav.ts";
import { csvOf, csvPieces } from "#lib/export/table.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { currentStaff } from "#lib/people/session.ts";
import { answerCodebook } from "#lib/rates/answer-codebook.ts";
import { answerClasses, answerRows } from "#lib/rates/answer-file-queries.ts";
import { answerVariables } from "#lib/rates/answer-variables.ts";
import { closeYear, recordAnswers } from "#lib/rates/export-mutations.ts";
import { foundCut } from "../found-cut.ts";
import { streamed } from "./streamed.ts";
import { codebookWords, variableWords } from "./words.ts";

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  sav: "application/x-spss-sav",
  codebook: "text/csv; charset=utf-8",
};

type Props = { params: Promise<{ locale: string; key: string }> };

/** The answers of a year that has ended, one by one, without what could tell whose they are. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const [{ locale, key }, actor] = await Promise.all([params, currentStaff()]);
  const asked = new URL(request.url).searchParams;
  const missing = () => new Response("Not found.\n", { status: 404 });
  const wish = (name: string) => asked.get(name) ?? undefined;
  const as = asked.get("as") ?? "csv";
  const type = Object.hasOwn(TYPES, as) ? TYPES[as] : undefined;
  const year = /^20\d\d$/.test(asked.get("year") ?? "") ? Number(asked.get("year")) : undefined;
  const found = actor && isLocale(locale) ? await foundCut(actor, key, { version: wish("version"), unit: wish("unit") }) : undefined;
  if (!actor || !isLocale(locale) || !found || !type || !year) return missing();
  const { unit, units } = found;
  const { version, unitId } = found.cut;
  const cut = { version, unitId, year };
  try {
    await closeYear(actor, unit.id, cut, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
    const classes = await answerClasses(actor, cut);
    await recordAnswers(actor, unit.id, cut, as, classes);
    const t = translator(locale, "files");
    const slugs = new Map(units.map(({ id, slug }) => [id, slug]));
    const slugOf = (unitId: string) => slugs.get(unitId) ?? "";
    const columns = answerVariables(version.definition, { locale, words: variableWords(t), year, slugOf });
    const variables = columns.map(({ variable }) => variable);
    const name = `${key}-${version.number}-${unit.slug}-${year}`;
    const rows = async function* () {
      for await (const { choices, of } of answerRows(actor, cut, classes)) yield columns.map((column) => column.of(choices, of));
    };
    const about = { label: name, cases: classes.rows, on: new Date() };
    const pieces =
      as === "codebook"
        ? [csvOf(answerCodebook(variables, classes, codebookWords(t)))]
        : as === "sav"
          ? savOf(variables, rows(), about)
          : csvPieces(
              variables.map((variable) => variable.name),
              rows(),
            );
    return new Response(streamed(pieces), {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="${name}.${as === "codebook" ? "codebook.csv" : as}"`,
        "Cache-Control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return missing();
    throw error;
  }
}
