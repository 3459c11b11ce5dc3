import { PDFiumLibrary, type PDFiumPage } from "@hyzyla/pdfium";
import jsQR from "jsqr";

/** Points of a millimetre. */
export const MM = 72 / 25.4;

async function eachPage<T>(pdf: Uint8Array, read: (page: PDFiumPage) => Promise<T>): Promise<T[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf));
  const found: T[] = [];
  for (const page of document.pages()) found.push(await read(page));
  document.destroy();
  library.destroy();
  return found;
}

/** The pages of a PDF: their size in millimetres, and the QR code that a camera would read on each. */
export function readPdf(pdf: Uint8Array): Promise<{ width: number; height: number; code: string | undefined }[]> {
  return eachPage(pdf, async (page) => {
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
    let code: string | undefined;
    await page.render({
      scale: 2,
      render: async ({ data, width: wide, height: high }) => {
        code = jsQR(new Uint8ClampedArray(data), wide, high, { inversionAttempts: "dontInvert" })?.data;
        return Buffer.alloc(0);
      },
    });
    return { width: width / MM, height: height / MM, code };
  });
}

/** What a PDF says, page by page, with every gap as one space and without the signs that only turn a text round. */
export function pdfText(pdf: Uint8Array): Promise<string[]> {
  return eachPage(pdf, async (page) =>
    page
      .getText()
      .replaceAll(/\s+/g, " ")
      .replaceAll(/[\p{Cf}\p{Cc}]/gu, ""),
  );
}
