import { env } from "#lib/env.ts";
import { pngOf } from "#lib/print/picture.ts";
import { svgOf } from "#lib/print/typeset.ts";
import { shownOf } from "#lib/publications/public-sheet.ts";
import { madeFile } from "../made-file.ts";

type Props = { params: Promise<{ locale: string; publication: string; unit: string }> };

/** The picture that stands for a unit's result where it is shared: 1200 by 630. */
export const GET = (_request: Request, { params }: Props): Promise<Response> =>
  madeFile("image", params, async (locale, { published, own }) => {
    const host = new URL(env().RAPPORT_ORIGIN).host;
    const svg = svgOf("share", { ...shownOf(locale, own, published.snapshot), host });
    return { bytes: await pngOf(svg, 1), type: "image/png", name: `${published.slug}-${own.slug}-${locale}.png` };
  });
