type Named = ReadonlyMap<string, { id: string; options: readonly { code: number; name: string }[] }>;

/** `${q} = 'a'` or `selected(${q}, 'a')`. */
const TERM = /^\(?\s*(?:selected\s*\(\s*\$\{([\w-]+)\}\s*,\s*['"]([^'"]+)['"]\s*\)|\$\{([\w-]+)\}\s*=\s*['"]([^'"]+)['"])\s*\)?$/;

/** The answers to one earlier question after which a row is asked; `undefined` when the condition is of another kind. */
export function readRelevant(condition: string, names: Named): { question: string; codes: number[] } | undefined {
  const terms = condition.split(/\s+or\s+/i).map((term) => TERM.exec(term.trim()));
  const found = terms.map((term) => {
    const followed = names.get(term?.[1] ?? term?.[3] ?? "");
    const option = followed?.options.find(({ name }) => name === (term?.[2] ?? term?.[4]));
    return followed && option ? { question: followed.id, code: option.code } : undefined;
  });
  const [first] = found;
  if (!first || !found.every((each) => each?.question === first.question)) return undefined;
  return { question: first.question, codes: found.flatMap((each) => (each ? [each.code] : [])) };
}
