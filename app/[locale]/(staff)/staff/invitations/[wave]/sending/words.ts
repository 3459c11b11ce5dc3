import { figures } from "#app/_components/rates/figures.ts";
import { env } from "#lib/env.ts";
import { csvOf } from "#lib/export/table.ts";
import { inLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { qrRuns } from "#lib/print/qr-runs.ts";
import { pdfOf } from "#lib/print/typeset.ts";
import type { InvitationWave } from "#lib/surveys/invitation-queries.ts";
import type { Run } from "#lib/surveys/invitation-wave.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { grouped } from "#lib/surveys/slip-code.ts";

const typedAt = () => `${env().RAPPORT_ORIGIN.replace(/^https?:\/\//, "")}/s`;

/** The sentences of an invitation in one language. */
async function sentences(wave: InvitationWave, locale: Locale, run: Run) {
  const t = translator(locale, "invitations");
  const unit = inLocale(wave.unit.name, locale);
  const version = (await openedVersions()).find(({ key }) => key === wave.questionnaireKey);
  const survey = version ? inLocale(version.definition.title, locale) : "";
  return {
    unit,
    subject: t(run === "remind" ? "mail_subject_again" : "mail_subject", { unit }),
    opening: [t("mail_hello"), ...(run === "remind" ? [t("mail_again")] : []), t("mail_body", { unit, survey })],
    link: t("mail_link"),
    type: (code: string) => t("mail_code", { host: typedAt(), code }),
    scan: t("letter_scan"),
    until: t("mail_until", { day: figures(locale).day(wave.expiresOn) }),
    closing: [t("mail_once"), t("mail_never")],
  };
}

/** What the e-mail of a code says. */
export async function emailsOf(wave: InvitationWave, locale: Locale, run: Run) {
  const words = await sentences(wave, locale, run);
  return (code: string) => ({
    subject: words.subject,
    language: LOCALES[locale].tag,
    text: [
      ...words.opening,
      `${words.link}\n${env().RAPPORT_ORIGIN}/${locale}/v/${code}`,
      words.type(grouped(code)),
      words.until,
      ...words.closing,
      words.unit,
    ].join("\n\n"),
  });
}

type Addressed = readonly { address: string; code: string }[];
type MadeFile = { name: string; type: string; bytes: Uint8Array };

/** Short messages to phones as a table for a gateway: the number, and what to send to it. */
export async function messagesOf(wave: InvitationWave, locale: Locale, run: Run, due: Addressed): Promise<MadeFile> {
  const { subject, until } = await sentences(wave, locale, run);
  const rows = due.map(({ address, code }) => [address, `${subject}: ${env().RAPPORT_ORIGIN}/${locale}/v/${code} ${until}`]);
  const bytes = csvOf({ columns: ["number", "message"], rows });
  return { name: `messages-${wave.unit.slug}.csv`, type: "text/csv; charset=utf-8", bytes };
}

/** The letters of some invitations as one PDF, each on a page. */
export async function lettersOf(wave: InvitationWave, locale: Locale, run: Run, due: Addressed): Promise<MadeFile> {
  const { unit, opening, scan, until, closing } = await sentences(wave, locale, run);
  const { tag, dir } = LOCALES[locale];
  const letters = due.map(({ address, code }) => ({
    address: address.split(", "),
    code: grouped(code),
    qr: qrRuns(`${env().RAPPORT_ORIGIN}/${locale}/v/${code}`),
  }));
  const words = { lang: tag.split("-")[0], dir, unit, lines: opening, scan, until, after: closing };
  const { bytes } = pdfOf("letters", { title: wave.name, host: typedAt(), words, letters });
  return { name: `letters-${wave.unit.slug}.pdf`, type: "application/pdf", bytes };
}
