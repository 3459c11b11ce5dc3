import { clock } from "#app/_components/frame/clock.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { QueuedRequest } from "#lib/requests/desk-queries.ts";
import { isOpen } from "#lib/requests/standing.ts";

type Props = { locale: Locale; request: Pick<QueuedRequest, "dueAt" | "isOverdue" | "standing" | "kind" | "escalation" | "isPaused"> };

/** By when it must be answered; a clue's by day alone. */
export function DueMark({ locale, request: { dueAt, isOverdue, standing, kind, escalation, isPaused } }: Props) {
  const t = translator(locale, "desk");
  if (isPaused) return <span className="tag">{t("paused")}</span>;
  if (!dueAt || !isOpen(standing)) return <span className="quiet">{t("due_none")}</span>;
  const zone = env().RAPPORT_TIME_ZONE;
  const day = figures(locale).day(dayOf(dueAt, zone));
  const words = kind === "clue" ? day : clock(locale).format(dueAt);
  return (
    <>
      {isOverdue ? <strong className="late">{t("due_over", { day: words })}</strong> : words}
      {escalation && <span className="tag">{t(`escalated_${escalation}`)}</span>}
    </>
  );
}
