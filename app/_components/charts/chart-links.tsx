import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** The charts of the rates that can be had as a file. */
export const CHARTS = ["months", "units", "grades", "trend", "funnel", "intervals", "drivers"] as const;
export type ChartKey = (typeof CHARTS)[number];

/** The forms in which a chart is given out. */
export const CHART_FORMS = ["svg", "png"] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

type Query = Readonly<Record<string, string | undefined>>;
type Props = { locale: Locale /** Below `/{locale}/staff`. */; path: string; query: Query; title: string };

/** A chart as a file, in two forms. */
export function FileLinks({ locale, path, query, title }: Props) {
  const t = translator(locale, "charts");
  const search = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return (
    <p className="chart-links">
      {CHART_FORMS.map((as) => (
        <a
          key={as}
          href={`/${locale}/staff${path}?${new URLSearchParams([...search, ["as", as]])}`}
          aria-label={t(`download_${as}`, { title })}
          download
        >
          {t(`as_${as}`)}
        </a>
      ))}
    </p>
  );
}

/** A chart of the rates as a file, under the filters of its page. */
export function ChartLinks({ chart, ...rest }: Omit<Props, "path"> & { chart: ChartKey }) {
  return <FileLinks {...rest} path={`/charts/${chart}`} />;
}
