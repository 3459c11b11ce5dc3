import assert from "node:assert/strict";
import { test } from "node:test";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { qrRuns } from "#lib/print/qr-runs.ts";
import { pdfOf, svgOf } from "#lib/print/typeset.ts";
import { languagesFor, SHEET_KINDS, SHEETS, type SheetKind, sheetData } from "./sheets.ts";

const MM = 72 / 25.4;
const CODE = "EAS7XJV";
// Words that would be commands, formulas and styles if they were read as markup.
const SLY = 'How #panic("x") $y^2$ _was_ *it* @a <b> \\u{41} "?"';

type Wish = { kind: SheetKind; languages: readonly Locale[]; large?: boolean; code?: string };

function sheet({ kind, languages, large = false, code = CODE }: Wish) {
  const touchpoint = { code, unitName: { en: "East Street" }, title: { en: SLY, ar: "كيف كانت زيارتك؟" } };
  const origin = "https://feedback.example";
  return sheetData({ kind, large, languages, touchpoint, origin, emergencyNumber: "110", qr: qrRuns(`${origin}/s/${code}`) });
}

async function read(bytes: Uint8Array): Promise<{ width: number; height: number; text: string }[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(bytes));
  const pages = [...document.pages()].map((page) => {
    const { originalWidth, originalHeight } = page.getOriginalSize();
    return { width: originalWidth / MM, height: originalHeight / MM, text: page.getText().replaceAll(/\s+/g, " ") };
  });
  document.destroy();
  library.destroy();
  return pages;
}

test("every sheet, in any languages and letters, is one page of its own size with host, code and emergency number", async () => {
  for (const kind of SHEET_KINDS)
    for (const large of [false, true])
      for (const languages of [...LOCALE_KEYS.map((each) => [each]), [...LOCALE_KEYS], languagesFor(kind, large, LOCALE_KEYS, "es")]) {
        const pages = await read(pdfOf("sheet", { title: "A sheet", sheets: [sheet({ kind, large, languages })] }).bytes);
        const name = `${kind} ${large} ${languages.join()}`;
        assert.equal(pages.length, 1, name);
        const [{ width = 0, height = 0, text = "" } = {}] = pages;
        assert.ok(Math.abs(width - SHEETS[kind].width) < 0.1 && Math.abs(height - SHEETS[kind].height) < 0.1, name);
        assert.match(text, /110/, name);
        // A reader of Arabic pages turns Latin words round.
        if (!languages.includes("ar")) assert.ok(text.includes("feedback.example/s") && text.includes(CODE), `${name}: ${text}`);
      }
});

test("what somebody typed is set as it stands and never read as markup", async () => {
  const [page] = await read(pdfOf("sheet", { title: SLY, sheets: [sheet({ kind: "poster", languages: ["en"] })] }).bytes);
  assert.ok(page?.text.includes(SLY), page?.text);
});

test("a file says its language, and has a page for each touchpoint", async () => {
  for (const locale of LOCALE_KEYS) {
    const { bytes } = pdfOf("sheet", { title: "A sheet", sheets: [sheet({ kind: "stand", languages: [locale] })] });
    const raw = Buffer.from(bytes).toString("latin1");
    const said = [...raw.matchAll(/\/Lang ?\((\w+)\)/g)].map(([, language]) => language);
    assert.deepEqual([...new Set(said)], [LOCALES[locale].tag.split("-")[0]], "no part of it in another language");
  }
  const many = Array.from({ length: 12 }, (_, at) =>
    sheet({ kind: "card", languages: ["en"], code: `EAS7X${String(at).padStart(2, "0")}` }),
  );
  const pages = await read(pdfOf("sheet", { title: "Sheets", sheets: many }).bytes);
  assert.deepEqual(
    pages.map(({ text }) => /EAS7X\d\d/.exec(text)?.[0]),
    many.map(({ code }) => code),
  );
});

test("a sheet as a picture needs no font and loads nothing", () => {
  const svg = svgOf("sheet", { title: "A sheet", sheets: [sheet({ kind: "door", languages: ["ar"] })] });
  assert.doesNotMatch(svg, /<script|<image|<foreignObject|@import|(?:href|src)="(?!#)/);
  assert.throws(() => svgOf("sheet", { title: "A sheet", sheets: [{ width: "wide" }] }), /could not be set/);
});

test("the reader's own language comes first, and large print has fewer", () => {
  assert.deepEqual(languagesFor("poster", false, LOCALE_KEYS, "ar").slice(0, 1), ["ar"]);
  assert.equal(languagesFor("poster", false, LOCALE_KEYS, "ar").length, LOCALE_KEYS.length);
  assert.equal(languagesFor("poster", true, LOCALE_KEYS, "ar").length, 2);
  assert.deepEqual(languagesFor("card", true, LOCALE_KEYS, "zh"), ["zh"]);
});
