import { join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

// The server, the commands and the tests all run in the checkout; a bundled module has no folder of its own.
const TEMPLATES = join(process.cwd(), "lib/print/templates");
const FONTS = ["noto-sans", "noto-sans-arabic", "noto-sans-sc"].flatMap((family) =>
  ["400Regular", "700Bold"].map((weight) => join(process.cwd(), "node_modules/@expo-google-fonts", family, weight)),
);

/** A page of `lib/print/templates` without its ending. */
export type Template = "sheet" | "slips" | "letters" | "paper" | "report" | "share" | "notice";

// Making one reads the fonts: once for the process.
const shared = globalThis as typeof globalThis & { rapportTypesetter?: NodeCompiler };

/**
 * Set a template with data; what somebody typed enters as data only and is never read as markup.
 * Gives the document for `pdfOf` and `svgOf`; throws when the template fails, with what the typesetter said.
 */
function typeset(template: Template, data: unknown) {
  shared.rapportTypesetter ??= NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontPaths: FONTS }] });
  const compiler = shared.rapportTypesetter;
  const compiled = compiler.compile({ mainFilePath: join(TEMPLATES, `${template}.typ`), inputs: { data: JSON.stringify(data) } });
  const document = compiled.result;
  if (!document) {
    const said = compiled.takeError();
    throw new Error(`the sheet ${template} could not be set`, { cause: said && compiler.fetchDiagnostics(said) });
  }
  // What one document needed is forgotten, so that a long-lived server does not grow.
  compiler.evictCache(2);
  return { compiler, document };
}

/** A PDF, true to size, and how many pages it has. */
export function pdfOf(template: Template, data: unknown): { bytes: Uint8Array; pages: number } {
  const { compiler, document } = typeset(template, data);
  return { bytes: compiler.pdf(document), pages: document.numOfPages };
}

/** An SVG, true to size, with its letters as shapes, so that it prints the same everywhere. */
export function svgOf(template: Template, data: unknown): string {
  const { compiler, document } = typeset(template, data);
  return compiler.plainSvg(document);
}
