import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInstance } from "i18next";
import type { Area, MessageKey } from "./language.ts";
import { LOCALES, type Locale } from "./locales.ts";

export type { Area, MessageKey };

export type Translate<A extends Area> = (key: MessageKey<A>, values?: Record<string, string | number>) => string;

/** The texts of an area. They are read, not imported, so that a language is its folder and one line; their types are those of English. */
function textsOf(locale: Locale, area: Area): Record<string, string> {
  return JSON.parse(readFileSync(join(process.cwd(), "messages", locale, `${area}.json`), "utf8"));
}

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
    resources: { [LOCALES[locale].tag]: { [area]: textsOf(locale, area) } },
    defaultNS: area,
    interpolation: { escapeValue: false },
  });
  return instance.t as unknown as Translate<never>;
}
