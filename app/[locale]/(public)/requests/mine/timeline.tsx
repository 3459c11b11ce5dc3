import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { FollowedRequest } from "#lib/requests/resident-queries.ts";
import { isOpen } from "#lib/requests/standing.ts";

/** What happened, day by day. */
export function Timeline({ locale, found }: { locale: Locale; found: FollowedRequest }) {
  const t = translator(locale, "help");
  const format = new Intl.DateTimeFormat(`${LOCALES[locale].tag}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" });
  const day = (text: string) => format.format(new Date(`${text}T00:00:00Z`));
  const due = found.dueAt && isOpen(found.standing) ? day(dayOf(found.dueAt, env().RAPPORT_TIME_ZONE)) : undefined;
  return (
    <>
      {due && <p>{t("due", { day: due })}</p>}
      <ol className="timeline">
        <li>
          <p className="hint">{t("you_asked", { day: day(found.receivedOn) })}</p>
          <p dir="auto">{found.words ?? t("words_deleted")}</p>
        </li>
        {found.messages.map(({ words, isMine, on }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes its place
          <li key={at}>
            <p className="hint">{t(isMine ? "you_wrote" : "police_wrote", { day: day(on) })}</p>
            <p dir="auto">{words}</p>
          </li>
        ))}
        {found.closures.map(({ words, on }) => (
          <li key={on + words}>
            <p className="hint">{t("police_closed", { day: day(on) })}</p>
            <p dir="auto">{words}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
