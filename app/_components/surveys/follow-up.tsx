import type { Question } from "#lib/surveys/definition.ts";

type When = NonNullable<Question["when"]>;

/** Shows a follow-up question as soon as one of its answers is chosen, by style alone; an older browser keeps it for the second page. */
export function FollowUp({ id, when, children }: { id: string; when: When; children: React.ReactNode }) {
  const name = `follow-${id}`;
  // Names and codes come from the questionnaire, whose schema allows letters, digits and underscores only.
  const chosen = when.codes.map((code) => `[name="${when.question}"][value="${code}"]:checked`).join(",");
  return (
    <div className={name}>
      <style>{`.${name}{display:none}form:has(${chosen}) .${name}{display:block}`}</style>
      {children}
    </div>
  );
}
