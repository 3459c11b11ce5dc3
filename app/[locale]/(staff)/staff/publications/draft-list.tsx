import { figures } from "#app/_components/rates/figures.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Draft } from "#lib/publications/draft-queries.ts";
import { publicationName, stateOf } from "./words.ts";

type Props = { locale: Locale; drafts: readonly Draft[] };

/** Drafts, each with how far it has come and what is to be done next. */
export function DraftList({ locale, drafts }: Props) {
  const t = translator(locale, "publishing");
  const f = figures(locale);
  return (
    <ul className="plain-list stack">
      {drafts.map((draft) => (
        <li key={draft.id} className="panel stack">
          <h3>
            <a href={`/${locale}/staff/publications/${draft.id}`}>{publicationName(locale, draft)}</a>{" "}
            <span className="tag">{t(stateOf(draft))}</span>
          </h3>
          <p className="quiet">
            {draft.draftedBy
              ? t("drafted_by", { name: draft.draftedBy, day: f.day(draft.draftedOn) })
              : t("drafted_by_plan", { day: f.day(draft.draftedOn) })}{" "}
            {draft.checkedBy && t("checked_by", { name: draft.checkedBy })}{" "}
            {draft.ended
              ? t("dropped_because", { why: draft.ended.why })
              : draft.isHeld
                ? t("held_back")
                : t("goes_out", { day: f.day(draft.publishOn) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
