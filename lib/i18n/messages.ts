import { createInstance } from "i18next";
import arCommon from "#messages/ar/common.json" with { type: "json" };
import arPages from "#messages/ar/pages.json" with { type: "json" };
import arPeople from "#messages/ar/people.json" with { type: "json" };
import arRates from "#messages/ar/rates.json" with { type: "json" };
import arSurveys from "#messages/ar/surveys.json" with { type: "json" };
import enCommon from "#messages/en/common.json" with { type: "json" };
import enPages from "#messages/en/pages.json" with { type: "json" };
import enPeople from "#messages/en/people.json" with { type: "json" };
import enRates from "#messages/en/rates.json" with { type: "json" };
import enSurveys from "#messages/en/surveys.json" with { type: "json" };
import esCommon from "#messages/es/common.json" with { type: "json" };
import esPages from "#messages/es/pages.json" with { type: "json" };
import esPeople from "#messages/es/people.json" with { type: "json" };
import esRates from "#messages/es/rates.json" with { type: "json" };
import esSurveys from "#messages/es/surveys.json" with { type: "json" };
import zhCommon from "#messages/zh/common.json" with { type: "json" };
import zhPages from "#messages/zh/pages.json" with { type: "json" };
import zhPeople from "#messages/zh/people.json" with { type: "json" };
import zhRates from "#messages/zh/rates.json" with { type: "json" };
import zhSurveys from "#messages/zh/surveys.json" with { type: "json" };
import { LOCALES, type Locale } from "./locales.ts";

const en = { common: enCommon, pages: enPages, people: enPeople, rates: enRates, surveys: enSurveys };
type Messages = typeof en;
export type Area = keyof Messages;

// A language that lacks a key of English does not compile, though it may have more plural forms; a test refuses empty and unused ones.
const MESSAGES = {
  en,
  zh: { common: zhCommon, pages: zhPages, people: zhPeople, rates: zhRates, surveys: zhSurveys },
  es: { common: esCommon, pages: esPages, people: esPeople, rates: esRates, surveys: esSurveys },
  ar: { common: arCommon, pages: arPages, people: arPeople, rates: arRates, surveys: arSurveys },
} satisfies Record<Locale, { [A in Area]: Record<InEveryLanguage<keyof Messages[A] & string>, string> }>;

/** Every language has the general plural form; which others it has is its own grammar's. */
type InEveryLanguage<K> = K extends `${string}_${"zero" | "one" | "two" | "few" | "many"}` ? never : K;
type WithoutPlural<K> = K extends `${infer Stem}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Stem : K;
export type MessageKey<A extends Area> = WithoutPlural<keyof Messages[A] & string>;
export type Translate<A extends Area> = (key: MessageKey<A>, values?: Record<string, string | number>) => string;

const UNSEPARATED = { keySeparator: false, nsSeparator: false } as const;

const made = new Map<string, Translate<never>>();

/** The messages of one area in one language. Its instance never changes language, so all requests may share it. */
export function translator<A extends Area>(locale: Locale, area: A): Translate<A> {
  const name = `${locale}/${area}`;
  const translate = made.get(name) ?? make(locale, area);
  made.set(name, translate);
  return translate as Translate<A>;
}

function make(locale: Locale, area: Area): Translate<never> {
  const instance = createInstance();
  // Without a backend `init` is synchronous; the promise it returns is already settled.
  void instance.init({
    ...UNSEPARATED,
    lng: LOCALES[locale].tag,
    fallbackLng: false,
    initAsync: false,
    resources: { [LOCALES[locale].tag]: { [area]: MESSAGES[locale][area] } },
    defaultNS: area,
    interpolation: { escapeValue: false },
  });
  return instance.t as unknown as Translate<never>;
}
