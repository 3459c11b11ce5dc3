import { env } from "#lib/env.ts";
import type { Fields } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { mailIsSetUp, openPostOffice } from "#lib/mail/post-office.ts";

/** Hand a link to the mail server; where there is none, or it does not take it, the page shows the link once. */
export async function sentLink(locale: Locale, email: string, token: string): Promise<Fields> {
  if (!mailIsSetUp()) return new Map([["token", [token]]]);
  const t = translator(locale, "members");
  const link = `${env().RAPPORT_ORIGIN}/${locale}/staff/invitation/${token}`;
  const office = openPostOffice();
  try {
    const taken = await office.hand({ to: email, subject: t("mail_subject"), text: t("mail_text", { link }), language: locale });
    return taken ? new Map([["mailed", ["yes"]]]) : new Map([["token", [token]]]);
  } finally {
    office.close();
  }
}
