import { env } from "#lib/env.ts";
import { translator } from "#lib/i18n/messages.ts";
import { qrRuns } from "#lib/print/qr-runs.ts";
import { pdfOf } from "#lib/print/typeset.ts";
import { resultPath } from "#lib/publications/open-data-addresses.ts";
import { shownOf } from "#lib/publications/public-sheet.ts";
import { madeFile } from "../made-file.ts";

type Props = { params: Promise<{ locale: string; publication: string; unit: string }> };

/** A unit's result for its notice board: one page of A4. */
export const GET = (_request: Request, { params }: Props): Promise<Response> =>
  madeFile("sheet", params, (locale, { published, own }) => {
    const t = translator(locale, "results");
    const { RAPPORT_ORIGIN: origin, RAPPORT_EMERGENCY_NUMBER: number } = env();
    const address = `${origin}${resultPath(locale, published.slug, own.slug)}`;
    const host = origin.replace(/^https?:\/\//, "");
    const { bytes } = pdfOf("notice", {
      ...shownOf(locale, own, published.snapshot),
      title: t("sheet_title"),
      scan: t("sheet_scan"),
      help: t("sheet_help", { address: `${host}/help` }),
      emergency: translator(locale, "touchpoints")("sheet_emergency", { number }),
      reply:
        own.reply.length === 0
          ? null
          : { title: t("reply"), words: own.reply.map(({ words, leftOut }) => (leftOut ? `${t("reply_left_out")} ${words}` : words)) },
      address: address.replace(/^https?:\/\//, ""),
      qr: qrRuns(address),
    });
    return { bytes, type: "application/pdf", name: `${published.slug}-${own.slug}-${locale}.pdf` };
  });
