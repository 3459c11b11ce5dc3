import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import type { Question } from "#lib/surveys/definition.ts";

export type Asked<Q extends Question> = {
  question: Q;
  locale: Locale;
  /** What was typed before, when a refused form comes back. */
  sent: readonly string[];
  /** The same of the line that asks which other. */
  other: readonly string[];
  /** What is wrong with it, in words. */
  problem: string | undefined;
};

const ids = (id: string) => ({ hint: `${id}-hint`, problem: `${id}-problem` });

export function describedBy({ question, problem }: Asked<Question>): string | undefined {
  const { hint, problem: wrong } = ids(question.id);
  const parts = [question.help ? hint : "", problem ? wrong : ""].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : undefined;
}

/** Help and problem of a question, which its field names as its description. */
export function Below({ question, locale, problem }: Asked<Question>) {
  return (
    <>
      {question.help && (
        <p className="hint" id={ids(question.id).hint}>
          {inLocale(question.help, locale)}
        </p>
      )}
      {problem && (
        <p className="field-error" id={ids(question.id).problem}>
          {problem}
        </p>
      )}
    </>
  );
}
