import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { changesBetween } from "#lib/surveys/changes.ts";
import type { Draft } from "#lib/surveys/draft.ts";
import { draftText } from "../draft-text.ts";

type Props = { locale: Locale; before: Draft | undefined; after: Draft };

/** What a draft changes against the version that is open, and which of it starts a new series. */
export function Changes({ locale, before, after }: Props) {
  if (!before) return null;
  const t = translator(locale, "authoring");
  const changes = changesBetween(before, after);
  const labelOf = (id: string) => {
    const question = [...after.questions, ...before.questions].find((each) => each.id === id);
    return (question && draftText(question.label, locale)) || id;
  };
  return (
    <details className="panel" open={changes.length > 0}>
      <summary>{t("changes", { count: changes.length })}</summary>
      <ul>
        {changes.map(({ change, question }) => (
          <li key={question}>
            {labelOf(question)}: {t(`change_${change}`)}{" "}
            {(change === "reworded" || change === "rescaled") && <strong>{t("new_series")}</strong>}
          </li>
        ))}
      </ul>
    </details>
  );
}
