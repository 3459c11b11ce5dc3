import { createInstance } from "i18next";
import arAuthoring from "#messages/ar/authoring.json" with { type: "json" };
import arCommon from "#messages/ar/common.json" with { type: "json" };
import arEntry from "#messages/ar/entry.json" with { type: "json" };
import arInvitations from "#messages/ar/invitations.json" with { type: "json" };
import arKiosk from "#messages/ar/kiosk.json" with { type: "json" };
import arPages from "#messages/ar/pages.json" with { type: "json" };
import arPeople from "#messages/ar/people.json" with { type: "json" };
import arRates from "#messages/ar/rates.json" with { type: "json" };
import arReview from "#messages/ar/review.json" with { type: "json" };
import arSlips from "#messages/ar/slips.json" with { type: "json" };
import arSurveys from "#messages/ar/surveys.json" with { type: "json" };
import arTouchpoints from "#messages/ar/touchpoints.json" with { type: "json" };
import arVisits from "#messages/ar/visits.json" with { type: "json" };
import enAuthoring from "#messages/en/authoring.json" with { type: "json" };
import enCommon from "#messages/en/common.json" with { type: "json" };
import enEntry from "#messages/en/entry.json" with { type: "json" };
import enInvitations from "#messages/en/invitations.json" with { type: "json" };
import enKiosk from "#messages/en/kiosk.json" with { type: "json" };
import enPages from "#messages/en/pages.json" with { type: "json" };
import enPeople from "#messages/en/people.json" with { type: "json" };
import enRates from "#messages/en/rates.json" with { type: "json" };
import enReview from "#messages/en/review.json" with { type: "json" };
import enSlips from "#messages/en/slips.json" with { type: "json" };
import enSurveys from "#messages/en/surveys.json" with { type: "json" };
import enTouchpoints from "#messages/en/touchpoints.json" with { type: "json" };
import enVisits from "#messages/en/visits.json" with { type: "json" };
import esAuthoring from "#messages/es/authoring.json" with { type: "json" };
import esCommon from "#messages/es/common.json" with { type: "json" };
import esEntry from "#messages/es/entry.json" with { type: "json" };
import esInvitations from "#messages/es/invitations.json" with { type: "json" };
import esKiosk from "#messages/es/kiosk.json" with { type: "json" };
import esPages from "#messages/es/pages.json" with { type: "json" };
import esPeople from "#messages/es/people.json" with { type: "json" };
import esRates from "#messages/es/rates.json" with { type: "json" };
import esReview from "#messages/es/review.json" with { type: "json" };
import esSlips from "#messages/es/slips.json" with { type: "json" };
import esSurveys from "#messages/es/surveys.json" with { type: "json" };
import esTouchpoints from "#messages/es/touchpoints.json" with { type: "json" };
import esVisits from "#messages/es/visits.json" with { type: "json" };
import zhAuthoring from "#messages/zh/authoring.json" with { type: "json" };
import zhCommon from "#messages/zh/common.json" with { type: "json" };
import zhEntry from "#messages/zh/entry.json" with { type: "json" };
import zhInvitations from "#messages/zh/invitations.json" with { type: "json" };
import zhKiosk from "#messages/zh/kiosk.json" with { type: "json" };
import zhPages from "#messages/zh/pages.json" with { type: "json" };
import zhPeople from "#messages/zh/people.json" with { type: "json" };
import zhRates from "#messages/zh/rates.json" with { type: "json" };
import zhReview from "#messages/zh/review.json" with { type: "json" };
import zhSlips from "#messages/zh/slips.json" with { type: "json" };
import zhSurveys from "#messages/zh/surveys.json" with { type: "json" };
import zhTouchpoints from "#messages/zh/touchpoints.json" with { type: "json" };
import zhVisits from "#messages/zh/visits.json" with { type: "json" };
import { LOCALES, type Locale } from "./locales.ts";

const en = {
  common: enCommon,
  pages: enPages,
  people: enPeople,
  rates: enRates,
  surveys: enSurveys,
  authoring: enAuthoring,
  touchpoints: enTouchpoints,
  slips: enSlips,
  invitations: enInvitations,
  review: enReview,
  kiosk: enKiosk,
  entry: enEntry,
  visits: enVisits,
};
type Messages = typeof en;
export type Area = keyof Messages;

// A language that lacks a key of English does not compile, though it may have more plural forms; a test refuses empty and unused ones.
const MESSAGES = {
  en,
  zh: {
    common: zhCommon,
    pages: zhPages,
    people: zhPeople,
    rates: zhRates,
    surveys: zhSurveys,
    authoring: zhAuthoring,
    touchpoints: zhTouchpoints,
    slips: zhSlips,
    invitations: zhInvitations,
    review: zhReview,
    kiosk: zhKiosk,
    entry: zhEntry,
    visits: zhVisits,
  },
  es: {
    common: esCommon,
    pages: esPages,
    people: esPeople,
    rates: esRates,
    surveys: esSurveys,
    authoring: esAuthoring,
    touchpoints: esTouchpoints,
    slips: esSlips,
    invitations: esInvitations,
    review: esReview,
    kiosk: esKiosk,
    entry: esEntry,
    visits: esVisits,
  },
  ar: {
    common: arCommon,
    pages: arPages,
    people: arPeople,
    rates: arRates,
    surveys: arSurveys,
    authoring: arAuthoring,
    touchpoints: arTouchpoints,
    slips: arSlips,
    invitations: arInvitations,
    review: arReview,
    kiosk: arKiosk,
    entry: arEntry,
    visits: arVisits,
  },
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
