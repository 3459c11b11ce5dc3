import * as z from "zod";

/** Adding a language is one folder in `messages/` and one line here. */
export const LOCALES = {
  en: { tag: "en", name: "English", dir: "ltr" },
  zh: { tag: "zh-Hans", name: "简体中文", dir: "ltr" },
  es: { tag: "es", name: "Español", dir: "ltr" },
  ar: { tag: "ar", name: "العربية", dir: "rtl" },
} as const satisfies Record<string, { tag: string; name: string; dir: "ltr" | "rtl" }>;

export type Locale = keyof typeof LOCALES;
export const LOCALE_KEYS = Object.keys(LOCALES) as [Locale, ...Locale[]];
export const DEFAULT_LOCALE: Locale = "en";

export function isLocale(value: string): value is Locale {
  return Object.hasOwn(LOCALES, value);
}

/** One text in the languages it has been written in; English is always there. */
const text = z.string().min(1);
type Others = Record<Exclude<Locale, "en">, z.ZodOptional<typeof text>>;
const others = Object.fromEntries(LOCALE_KEYS.filter((key) => key !== "en").map((key) => [key, text.optional()])) as Others;
export const localised = z.strictObject({ en: text, ...others });
export type Localised = z.infer<typeof localised>;

export function inLocale(text: Localised, locale: Locale): string {
  return text[locale] ?? text.en;
}

/** The first language of an `Accept-Language` header that we offer, by its weights. */
export function acceptedLocale(header: string | null, offered: readonly Locale[] = LOCALE_KEYS): Locale {
  const wishes = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0] ?? "", weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return (
    (wishes.map((wish) => wish.language).find((language) => isLocale(language) && offered.includes(language)) as Locale | undefined) ??
    DEFAULT_LOCALE
  );
}
