import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { FollowedRequest } from "#lib/requests/resident-queries.ts";
import { dayInWords } from "../../help/day-in-words.ts";

/** What happened, day by day, the newest at the end. */
export function Timeline({ locale, found }: { locale: Locale; found: FollowedRequest }) {
  const t = translator(locale, "help");
  return (
    <ol className="timeline">
      {found.events.map(({ kind, on, words }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what happened never changes its place
        <li key={at}>
          <p className="hint">{t(`event_${kind}`, { day: dayInWords(locale, on) })}</p>
          {words !== undefined && <p dir="auto">{words || t("words_deleted")}</p>}
        </li>
      ))}
    </ol>
  );
}
