import { CHARTS, type ChartKey } from "#app/_components/charts/chart-links.tsx";
import { ratesQuery } from "#app/_components/rates/rates-address.ts";
import { NotFound } from "#lib/errors.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { currentStaff } from "#lib/people/session.ts";
import { recordExport } from "#lib/rates/export-mutations.ts";
import { selectionOf } from "../../chosen-rates.ts";
import { chartFile, chartForm } from "../chart-file.ts";
import { sourceLines } from "../source-lines.ts";
import { drivers, funnel, intervals, trend } from "./analysis-charts.tsx";
import type { Asked, Drawn } from "./drawn.ts";
import { grades, months, units } from "./overview-charts.tsx";

const DRAWN = { months, units, grades, trend, funnel, intervals, drivers } satisfies Record<
  ChartKey,
  (asked: Asked) => Promise<Drawn | undefined>
>;

/** A chart of a page under the same filters, as a file: the same marks from the same query, the same ones hidden. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string; chart: string }> }): Promise<Response> {
  const [{ locale, chart }, actor] = await Promise.all([params, currentStaff()]);
  const search = new URL(request.url).searchParams;
  const missing = () => new Response("Not found.\n", { status: 404 });
  const key = CHARTS.find((each) => each === chart);
  const as = chartForm(search);
  if (!actor || !isLocale(locale) || !key || !as) return missing();
  const found = await selectionOf(actor, ratesQuery(Object.fromEntries(search)));
  const drawn = found && (await DRAWN[key]({ locale, actor, selection: found.selection, rate: found.rate, search }));
  if (!found || !drawn) return missing();
  const { selection, services } = found;
  try {
    await recordExport(actor, selection, `${key}.${as}`, drawn.marks);
  } catch (error) {
    if (error instanceof NotFound) return missing();
    throw error;
  }
  const source = await sourceLines(locale, { selection, services, ...drawn });
  return chartFile(
    locale,
    { ...drawn, source },
    as,
    [key, ...(key === "grades" || key === "drivers" ? [] : [found.rate]), selection.unit.slug, selection.period.key].join("-"),
  );
}
