import { createElement } from "react";
import { CHART_FORMS, type ChartForm } from "#app/_components/charts/chart-links.tsx";
import { ChartSheet, type Sheet } from "#app/_components/charts/chart-sheet.tsx";
import { svgMarkup } from "#app/_components/charts/svg-markup.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { pngOf } from "#lib/print/picture.ts";

/** The form that an address asks for; `undefined` for one that there is not. */
export function chartForm(asked: URLSearchParams): ChartForm | undefined {
  return CHART_FORMS.find((form) => form === (asked.get("as") ?? "svg"));
}

/** A chart as a file that needs nothing beside it. */
export async function chartFile(locale: Locale, sheet: Sheet, as: ChartForm, name: string): Promise<Response> {
  const svg = svgMarkup(createElement(ChartSheet, { locale, ...sheet }));
  const body = as === "svg" ? Buffer.from(svg) : Buffer.from(await pngOf(svg));
  return new Response(body, {
    headers: {
      "Content-Type": as === "svg" ? "image/svg+xml" : "image/png",
      "Content-Disposition": `attachment; filename="${name}.${as}"`,
      "Cache-Control": "private, no-store",
      // A picture that is opened by itself runs and loads nothing.
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}
