import { figures } from "#app/_components/rates/figures.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { DeskRequest } from "#lib/requests/desk-request-queries.ts";
import { LONGEST_WORDS } from "#lib/requests/request-definition.ts";

type Props = { locale: Locale; id: string; notes: DeskRequest["notes"]; isOpen: boolean; values: Fields | undefined };

/** What staff note among themselves: another look than what the resident reads, so that nobody takes one for the other. */
export function Notes({ locale, id, notes, isOpen, values }: Props) {
  const t = translator(locale, "desk");
  const f = figures(locale);
  return (
    <section className="panel stack" aria-labelledby="notes">
      <h2 id="notes">{t("notes")}</h2>
      <p className="quiet">{t("notes_what")}</p>
      {notes.map((note) => (
        <div key={note.id} className="note">
          <p className="quiet">
            {f.day(dayOf(note.at, env().RAPPORT_TIME_ZONE))}, {note.by}
          </p>
          <p dir="auto">{note.words}</p>
        </div>
      ))}
      {isOpen && (
        <form method="post" action={`/${locale}/staff/requests/${id}/note`} className="stack">
          <label className="label" htmlFor="note">
            {t("note")}
          </label>
          <textarea
            className="input"
            id="note"
            name="note"
            rows={2}
            maxLength={LONGEST_WORDS}
            dir="auto"
            defaultValue={values ? single(values, "note") : ""}
          />
          <button className="button plain" type="submit">
            {t("note_add")}
          </button>
        </form>
      )}
    </section>
  );
}
