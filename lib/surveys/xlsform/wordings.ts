import { DEFAULT_LOCALE, isLocale, type Locale } from "#lib/i18n/locales.ts";
import type { Wording } from "../draft.ts";
import type { SheetRow } from "./workbook.ts";

/** The languages that XLSForms name in words. */
const NAMES: Readonly<Record<string, Locale>> = {
  english: "en",
  chinese: "zh",
  spanish: "es",
  español: "es",
  arabic: "ar",
  中文: "zh",
  العربية: "ar",
};

/** The language that a column is in: by the code in its brackets, or by its name. */
function localeOfColumn(language: string): Locale | undefined {
  const [, code = ""] = /\(([A-Za-z-]+)\)\s*$/.exec(language) ?? [];
  const short = code.toLowerCase().split("-")[0] ?? "";
  if (isLocale(short)) return short;
  const name = language.replace(/\(.*$/, "").trim().toLowerCase();
  return NAMES[name] ?? (isLocale(name) ? name : undefined);
}

/** What a row says under a heading, in every language it has; a column without one is in the form's own language. */
export function wordingOf({ cells }: SheetRow, heading: string, own: Locale): Wording {
  const found: Partial<Record<Locale, string>> = {};
  for (const [name, text] of cells) {
    if (text === "") continue;
    if (name === heading) found[own] ??= text;
    else if (name.startsWith(`${heading}::`)) {
      const locale = localeOfColumn(name.slice(heading.length + 2));
      if (locale) found[locale] = text;
    }
  }
  return found;
}

/** Columns in languages that we do not have. */
export function unknownLanguages(rows: readonly SheetRow[]): string[] {
  const headings = new Set(rows.flatMap(({ cells }) => [...cells.keys()]).filter((name) => /^(label|hint)::/.test(name)));
  return [...new Set([...headings].map((name) => name.replace(/^\w+::/, "")).filter((language) => !localeOfColumn(language)))];
}

/** The form's own language: as its settings say, else English. */
export function ownLanguage(settings: readonly SheetRow[]): Locale {
  return localeOfColumn(settings[0]?.cells.get("default_language") ?? "") ?? DEFAULT_LOCALE;
}
