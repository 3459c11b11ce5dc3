import { env } from "#lib/env.ts";
import { inLocale, isLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { currentStaff } from "#lib/people/session.ts";
import { pdfOf } from "#lib/print/typeset.ts";
import type { Definition, Question } from "#lib/surveys/definition.ts";
import { onPaper } from "#lib/surveys/paper.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { otherField } from "#lib/surveys/registry.ts";
import { unitsInScope } from "#lib/units/queries.ts";

const LONG_LABEL = 28;

/** A questionnaire as a form to fill in by hand, with the codes that are typed in later. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const [{ locale: own }, actor] = await Promise.all([params, currentStaff()]);
  const asked = new URL(request.url).searchParams;
  const [units, versions] = actor ? await Promise.all([unitsInScope(actor), openedVersions()]) : [[], []];
  const unit = units.find(({ slug }) => slug === asked.get("unit"));
  const version = versions.find(({ key }) => key === asked.get("questionnaire"));
  const chosen = asked.get("in") ?? own;
  if (!unit || !version || !isLocale(chosen)) return new Response("Not found\n", { status: 404 });
  const t = translator(chosen, "entry");
  const unitName = inLocale(unit.name, chosen);
  const { definition, key, number } = version;
  const data = {
    title: inLocale(definition.title, chosen),
    large: asked.has("large"),
    version: `${key}, ${number}`,
    words: {
      lang: LOCALES[chosen].tag.split("-")[0],
      dir: LOCALES[chosen].dir,
      unit: unitName,
      number: t("paper_number"),
      title: inLocale(definition.title, chosen),
      intro: inLocale(definition.intro, chosen).replaceAll("{{unit}}", unitName),
      anonymous: t("paper_anonymous"),
      how: t("paper_how"),
      emergency: t("paper_emergency", { number: env().RAPPORT_EMERGENCY_NUMBER }),
      thanks: t("paper_thanks"),
    },
    questions: definition.questions.map((question) => printed(question, definition, chosen)),
  };
  return new Response(Buffer.from(pdfOf("paper", data).bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${key}-${chosen}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}

function printed(question: Question, { questions }: Definition, locale: Locale) {
  const t = translator(locale, "entry");
  const { when } = question;
  const only = when
    ? t("paper_only", { boxes: when.codes.join(", "), number: questions.findIndex(({ id }) => id === when.question) + 1 })
    : null;
  const several = question.type === "multiple" ? t("paper_several") : "";
  const help = [question.help ? inLocale(question.help, locale) : "", several].filter((text) => text !== "").join(" ");
  const own = {
    label: inLocale(question.label, locale),
    help: help === "" ? null : help,
    only,
    other: question.type !== "text" && otherField(question) !== undefined,
  };
  const way = onPaper(question, locale);
  if ("lines" in way) return { ...own, kind: "lines", lines: way.lines };
  if ("digits" in way) return { ...own, kind: "digits", digits: way.digits };
  const boxes = way.boxes.map((box) => ({
    code: box.code,
    label: "word" in box ? translator(locale, "surveys")(box.word) : box.label,
  }));
  const narrow = question.type === "rating";
  const ends = narrow
    ? boxes
        .filter(({ label }) => label !== "")
        .map(({ code, label }) => `${code}: ${label}`)
        .join(" · ")
    : "";
  return {
    ...own,
    kind: "boxes",
    boxes,
    narrow,
    ends,
    scale: question.type === "scale",
    long: boxes.some(({ label }) => [...label].length > LONG_LABEL),
  };
}
