import { join } from "node:path";

const POINTS_PER_INCH = 72;

/** A PNG of an SVG, so many times as large as it says. It is drawn with the fonts of the sheets, whatever the machine has. */
export async function pngOf(svg: string, times = 2): Promise<Uint8Array> {
  // Fontconfig reads this when the first letter is drawn, and never again.
  process.env.FONTCONFIG_FILE = join(process.cwd(), "lib/print/fonts.conf");
  const { default: sharp } = await import("sharp");
  return sharp(Buffer.from(svg), { density: POINTS_PER_INCH * times })
    .png({ palette: false })
    .toBuffer();
}
