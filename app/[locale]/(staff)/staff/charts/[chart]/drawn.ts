import type { Sheet } from "#app/_components/charts/chart-sheet.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import type { IndicatorId } from "#lib/rates/indicators.ts";
import type { Period } from "#lib/rates/period.ts";
import type { Selection } from "#lib/rates/queries.ts";

/** What the address of a chart chooses, as on its page. */
export type Asked = { locale: Locale; actor: StaffActor; selection: Selection; rate: IndicatorId; search: URLSearchParams };

/** A chart with its words; how many answers it shows, in how many marks, of which rates and months. */
export type Drawn = Omit<Sheet, "source"> & { n: number; marks: number; rates: readonly IndicatorId[]; period: Period };
