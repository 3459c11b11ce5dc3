import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { openSessionsOf, ownAccount } from "#lib/people/own-account-queries.ts";
import { currentSessionDigest, requireStaff } from "#lib/people/session.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { AuthenticatorPanel } from "./authenticator-panel.tsx";
import { CodesPanel } from "./codes-panel.tsx";
import { OwnRoles } from "./own-roles.tsx";
import { PasskeysPanel } from "./passkeys-panel.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { accountProblems } from "./problems.ts";
import { SessionsPanel } from "./sessions-panel.tsx";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "account")("title") };
}

/** What somebody signs in with, and where they are signed in. */
export default async function AccountPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/account`;
  const actor = await requireStaff(locale, path);
  const [account, sessions, current, units, returned] = await Promise.all([
    ownAccount(actor),
    openSessionsOf(actor, actor.personId),
    currentSessionDigest(),
    unitsInScope(actor),
    returnedForm(path),
  ]);
  const t = translator(locale, "account");
  const problems = accountProblems(locale, returned?.problems);
  return (
    <StaffFrame locale={locale} actor={actor} area="account" path="/staff/account">
      <ErrorSummary title={t("problem_title")} problems={problems} />
      <h1>{t("title")}</h1>
      <p>{t("signed_in_as", { email: account.email })}</p>
      {account.issuers.map((issuer) => (
        <p key={issuer}>{t("through", { issuer: new URL(issuer).host })}</p>
      ))}
      {returned?.values.has("done") && <p role="status">{t("done")}</p>}
      <OwnRoles locale={locale} actor={actor} units={units} />
      {account.hasPassword && (
        <>
          <CodesPanel locale={locale} left={account.recoveryCodes} made={returned?.values.get("codes")} problems={problems} />
          <PasswordPanel locale={locale} email={account.email} problems={problems} />
          <AuthenticatorPanel locale={locale} actor={actor} account={account} returned={returned} problems={problems} />
          <PasskeysPanel locale={locale} actor={actor} account={account} problems={problems} />
        </>
      )}
      <SessionsPanel locale={locale} sessions={sessions} current={current?.toString("hex")} />
    </StaffFrame>
  );
}
