import { inLocale, LOCALES, type Locale, type Localised } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { QrRuns } from "#lib/print/qr-runs.ts";

/** What is printed for a touchpoint: outer size in millimetres, and how many languages are read with ease on it. */
export const SHEETS = {
  poster: { width: 210, height: 297, lying: false, languages: 4 },
  stand: { width: 148, height: 210, lying: false, languages: 4 },
  door: { width: 105, height: 148, lying: false, languages: 2 },
  card: { width: 85, height: 55, lying: true, languages: 2 },
} as const satisfies Record<string, { width: number; height: number; lying: boolean; languages: number }>;

/** More touchpoints than this are printed in several files. */
export const SHEETS_PER_FILE = 300;

export type SheetKind = keyof typeof SHEETS;
export const SHEET_KINDS = Object.keys(SHEETS) as SheetKind[];

export function isSheet(kind: string): kind is SheetKind {
  return Object.hasOwn(SHEETS, kind);
}

type Printed = {
  kind: SheetKind;
  /** Letters half as large again, and fewer languages. */
  large: boolean;
  languages: readonly Locale[];
  touchpoint: { code: string; unitName: Localised; title: Localised };
  /** The official address, as residents type it. */
  origin: string;
  emergencyNumber: string;
  qr: QrRuns;
};

/** The data of one sheet, as its template reads it. */
export function sheetData({ kind, large, languages, touchpoint, origin, emergencyNumber, qr }: Printed) {
  const { languages: _most, ...format } = SHEETS[kind];
  return {
    ...format,
    large,
    qr,
    host: `${origin.replace(/^https?:\/\//, "")}/s`,
    code: touchpoint.code,
    languages: languages.map((locale) => {
      const t = translator(locale, "touchpoints");
      const { tag, dir } = LOCALES[locale];
      return {
        lang: tag.split("-")[0],
        dir,
        unit: inLocale(touchpoint.unitName, locale),
        title: inLocale(touchpoint.title, locale),
        scan: t("sheet_scan"),
        anonymous: kind === "card" || kind === "door" ? t("sheet_anonymous_short") : t("sheet_anonymous"),
        emergency: t("sheet_emergency", { number: emergencyNumber }),
      };
    }),
  };
}

/** The languages a sheet has when none are chosen: as many as fit, the reader's own first. */
export function languagesFor(kind: SheetKind, large: boolean, all: readonly Locale[], own: Locale): Locale[] {
  const most = large ? Math.ceil(SHEETS[kind].languages / 2) : SHEETS[kind].languages;
  return [own, ...all.filter((each) => each !== own)].slice(0, most);
}
