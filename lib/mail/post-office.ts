import "server-only";
import { createTransport } from "nodemailer";
import { env } from "#lib/env.ts";

export type Letter = { to: string; subject: string; text: string; language: string };

/** Whether e-mails can be sent at all. */
export function mailIsSetUp(): boolean {
  return env().RAPPORT_SMTP_URL !== undefined && env().RAPPORT_SMTP_FROM !== undefined;
}

/** A connection to the mail server, to hand over letters one after another. Its errors name recipients: they are never reported. */
export function openPostOffice() {
  const transport = createTransport({ url: env().RAPPORT_SMTP_URL, pool: true, maxConnections: 1 });
  return {
    /** Whether the mail server has taken the letter. */
    hand: ({ to, subject, text, language }: Letter): Promise<boolean> =>
      transport
        .sendMail({
          from: env().RAPPORT_SMTP_FROM,
          to: { name: "", address: to },
          subject,
          text,
          headers: { "Content-Language": language, "Auto-Submitted": "auto-generated" },
        })
        .then(
          ({ accepted }) => accepted.length > 0,
          () => false,
        ),
    close: () => transport.close(),
  };
}
