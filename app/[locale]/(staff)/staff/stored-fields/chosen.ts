import { typedQuery } from "#app/_components/frame/search-form.tsx";
import { ruleWords } from "#app/_components/operations/rule-words.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { AREAS, type Area } from "#lib/operations/stored-fields/catalogue.ts";
import { ABOUT, type About } from "#lib/operations/stored-fields/definition.ts";
import type { KeepingNumbers } from "#lib/operations/stored-fields/keeping.ts";
import type { LiveField } from "#lib/operations/stored-fields/live-queries.ts";
import { PURPOSES } from "#lib/operations/stored-fields/purposes.ts";

export type Query = Partial<Record<"area" | "about" | "q", string | string[]>>;
export type Chosen = { area: Area | undefined; about: About | undefined; q: string };

const among = <T extends string>(all: readonly T[], wanted: string | string[] | undefined): T | undefined =>
  all.find((each) => each === wanted);

/** Which fields an address asks for; the first area where it says nothing. */
export function chosenFields({ area, about, q }: Query): Chosen {
  const typed = typedQuery(q);
  const isAsked = area !== undefined || about !== undefined || typed !== "";
  return { area: isAsked ? among(AREAS, area) : AREAS[0], about: among(ABOUT, about), q: typed };
}

/** A field as a row of words. */
export type FieldRow = Record<"area" | "table" | "field" | "type" | "why" | "about" | "keep" | "see" | "time", string>;

/** The fields chosen, in words, in the order of the catalogue; one that it does not describe says so. */
export function fieldRows(locale: Locale, fields: readonly LiveField[], numbers: KeepingNumbers, { area, about, q }: Chosen): FieldRow[] {
  const t = translator(locale, "fields");
  const words = ruleWords(locale, numbers);
  const wanted = q.toLocaleLowerCase();
  return fields
    .filter((field) => (!area || field.area === area) && (!about || field.rules?.about === about))
    .map(({ area: of, table, column, type, rules }) => ({
      area: of,
      table,
      field: column,
      type,
      why: rules ? t(`why_${rules.purpose}`) : t("undescribed"),
      about: rules ? t(`about_${rules.about}`) : "",
      keep: rules ? words.kept(rules.keep) : "",
      see: rules ? words.seenBy(rules.see) || t("seer_none") : "",
      time: rules ? t(`fine_${PURPOSES[rules.purpose]}`) : "",
    }))
    .filter((row) => wanted === "" || Object.values(row).some((text) => text.toLocaleLowerCase().includes(wanted)));
}
