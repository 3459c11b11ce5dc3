import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { Meanings } from "#app/_components/rates/meanings.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { sending } from "#lib/jobs/sending-progress.ts";
import { requireStaff } from "#lib/people/session.ts";
import { invitationWaves } from "#lib/surveys/invitation-queries.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { problemLines } from "../problems.ts";
import { EndForm } from "./end-form.tsx";
import { OutcomesForm } from "./outcomes-form.tsx";
import { SendForm } from "./send-form.tsx";
import { Sent } from "./sent.tsx";
import { WaveRates } from "./wave-rates.tsx";
import "../../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string; wave: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "invitations")("title") };
}

export default async function WavePage({ params }: Props) {
  const [locale, { wave: id }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/invitations/${id}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [waves, managed, returned] = await Promise.all([
    invitationWaves(actor),
    unitsWithRole(actor, MAY["invitations.send"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const wave = waves.find((each) => each.id === id);
  if (!wave) notFound();
  const t = translator(locale, "invitations");
  const progress = sending.get(id);
  const mine = managed.includes(wave.unit.id);
  return (
    <StaffFrame locale={locale} actor={actor} area="invitations" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/invitations`}>{t("back")}</a>
      </p>
      <h1>{wave.name}</h1>
      <p>
        {inLocale(wave.unit.name, locale)}. {wave.ended ? t("ended_why") : t("valid_until", { day: figures(locale).day(wave.expiresOn) })}
      </p>
      <Sent locale={locale} wave={wave} progress={progress} />
      {mine && !wave.ended && !progress && <SendForm locale={locale} wave={wave} values={returned?.values} />}
      <WaveRates locale={locale} wave={wave} />
      <Meanings locale={locale} of={["response"]} />
      {mine && <OutcomesForm locale={locale} wave={wave} values={returned?.values} />}
      {mine && !wave.ended && <EndForm locale={locale} batchId={id} />}
    </StaffFrame>
  );
}
