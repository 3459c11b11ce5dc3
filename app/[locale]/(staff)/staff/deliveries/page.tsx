import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { failedWork } from "#lib/requests/queue-queries.ts";
import { subscriptions } from "#lib/requests/webhook-queries.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { FailedTable } from "./failed-table.tsx";
import { problemLines } from "./problems.ts";
import { SubscriptionPanel } from "./subscription-panel.tsx";
import { WebhookForm } from "./webhook-form.tsx";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "deliveries")("title") };
}

/** What could not be delivered, and the programs that are told of events. */
export default async function DeliveriesPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/deliveries`;
  const actor = await requireStaff(locale, path);
  const [failed, told, units, own, returned] = await Promise.all([
    failedWork(actor),
    subscriptions(actor),
    unitsInScope(actor),
    unitsWithRole(actor, MAY["webhooks.keep"]),
    returnedForm(path),
  ]);
  const t = translator(locale, "deliveries");
  const made = returned ? single(returned.values, "made") : "";
  return (
    <StaffFrame locale={locale} actor={actor} area="deliveries" path="/staff/deliveries">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t(own.length > 0 ? "intro" : "not_yours")}</p>
      {failed && <FailedTable locale={locale} failed={failed} />}
      {own.length > 0 && (
        <>
          <h2>{t("webhooks")}</h2>
          <p>{t("webhooks_what")}</p>
          {made && (
            <div className="notice stack">
              <p>
                <strong>{t("made")}</strong>
              </p>
              <p>
                <code className="token" dir="ltr">
                  {made}
                </code>
              </p>
              <p>{t("made_how")}</p>
            </div>
          )}
          <WebhookForm locale={locale} units={units.filter(({ id }) => own.includes(id))} values={made ? undefined : returned?.values} />
          {told.map((subscription) => (
            <SubscriptionPanel key={subscription.id} locale={locale} subscription={subscription} />
          ))}
        </>
      )}
    </StaffFrame>
  );
}
