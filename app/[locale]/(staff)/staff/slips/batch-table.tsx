import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { Day } from "#lib/calendar.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { slipCounts } from "#lib/surveys/slip-batch.ts";
import type { SlipBatch } from "#lib/surveys/slip-queries.ts";

type Props = { locale: Locale; batches: readonly SlipBatch[]; today: Day };

/** What became of each batch: counts, never which slip. */
export function BatchTable({ locale, batches, today }: Props) {
  const t = translator(locale, "slips");
  const f = figures(locale);
  if (batches.length === 0) return <p className="notice">{t("none_yet")}</p>;
  return (
    <Scroll label={t("title")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("batch")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("issued")}</th>
            <th scope="col">{t("used")}</th>
            <th scope="col">{t("unused")}</th>
            <th scope="col">{t("expired")}</th>
            <th scope="col">{t("cancelled")}</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => {
            const counts = slipCounts(batch, today);
            return (
              <tr key={batch.id}>
                <th scope="row">
                  <a href={`/${locale}/staff/slips/${batch.id}`}>
                    {inLocale(batch.unit.name, locale)}, {f.day(batch.madeOn)}
                  </a>
                </th>
                <td>{t(`state_${batchState(batch, today)}`)}</td>
                <td>{f.count(batch.issued)}</td>
                <td>{f.count(counts.used)}</td>
                <td>{f.count(counts.waiting)}</td>
                <td>{f.count(counts.expired)}</td>
                <td>{f.count(counts.cancelled)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Where a batch stands, in one word. */
export function batchState(batch: SlipBatch, today: Day): "cancelled" | "ended" | "sealed" | "printed" | "ordered" {
  if (batch.cancelled) return "cancelled";
  if (batch.sealedOn) return today > batch.expiresOn ? "ended" : "sealed";
  return batch.unused > 0 ? "printed" : "ordered";
}
