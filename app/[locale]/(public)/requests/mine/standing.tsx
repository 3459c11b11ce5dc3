import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { FollowedRequest } from "#lib/requests/resident-queries.ts";
import { isOpen } from "#lib/requests/standing.ts";
import { dayInWords } from "../../help/day-in-words.ts";

/** Where it stands, who has it, by when, and what happens next. */
export function Standing({ locale, found }: { locale: Locale; found: FollowedRequest }) {
  const t = translator(locale, "help");
  const day = dayInWords(locale, found.dueAt);
  return (
    <dl className="summary">
      <div>
        <dt>{t("status")}</dt>
        <dd>
          <strong>{t(`standing_${found.standing}`)}</strong>
        </dd>
      </div>
      <div>
        <dt>{t("who_has_it")}</dt>
        <dd>{inLocale(found.unitName, locale)}</dd>
      </div>
      {day && isOpen(found.standing) && (
        <div>
          <dt>{t("due")}</dt>
          <dd>{day}</dd>
        </div>
      )}
      <div>
        <dt>{t("next_title")}</dt>
        <dd>{t(`next_${found.standing}`)}</dd>
      </div>
    </dl>
  );
}
