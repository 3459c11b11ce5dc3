import { PDFiumLibrary } from "@hyzyla/pdfium";
import jsQR from "jsqr";

/** Points of a millimetre. */
export const MM = 72 / 25.4;

/** The pages of a PDF: their size in millimetres, and the QR code that a camera would read on each. */
export async function readPdf(pdf: Uint8Array): Promise<{ width: number; height: number; code: string | undefined }[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf));
  const found = [];
  for (const page of document.pages()) {
    const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
    let code: string | undefined;
    await page.render({
      scale: 2,
      render: async ({ data, width: wide, height: high }) => {
        code = jsQR(new Uint8ClampedArray(data), wide, high)?.data;
        return Buffer.alloc(0);
      },
    });
    found.push({ width: width / MM, height: height / MM, code });
  }
  document.destroy();
  library.destroy();
  return found;
}
