import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { slipBatches } from "#lib/surveys/slip-queries.ts";
import { isOutside, unitsWithRole } from "#lib/units/queries.ts";
import { BatchTable, batchState } from "../batch-table.tsx";
import { problemLines } from "../problems.ts";
import { Cancellation } from "./cancellation.tsx";
import { PrintForm } from "./print-form.tsx";
import { SealForm } from "./seal-form.tsx";
import "../../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string; batch: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "slips")("title") };
}

export default async function BatchPage({ params }: Props) {
  const [locale, { batch: id }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/slips/${id}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [batches, managed, returned] = await Promise.all([
    slipBatches(actor),
    unitsWithRole(actor, MAY["slips.order"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const batch = batches.find((each) => each.id === id);
  if (!batch) notFound();
  const t = translator(locale, "slips");
  const f = figures(locale);
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const state = batchState(batch, today);
  const mine = managed.includes(batch.unit.id);
  const maySeal = batch.madeBy !== actor.personId && (await isOutside(actor, "slips.seal", batch.unit.id));
  return (
    <StaffFrame locale={locale} actor={actor} area="slips" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/slips`}>{t("back")}</a>
      </p>
      <h1>
        {inLocale(batch.unit.name, locale)}, {f.day(batch.madeOn)}
      </h1>
      <p>{t("valid_until", { day: f.day(batch.expiresOn) })}</p>
      <BatchTable locale={locale} batches={[batch]} today={today} />
      {state === "ordered" && mine && <PrintForm locale={locale} batchId={id} />}
      {state === "printed" &&
        (maySeal ? <SealForm locale={locale} batchId={id} returned={returned} /> : <p className="notice">{t("seal_waits")}</p>)}
      {mine && state !== "cancelled" && state !== "ended" && <Cancellation locale={locale} batchId={id} />}
    </StaffFrame>
  );
}
