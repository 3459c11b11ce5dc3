const LONGEST_QUERY = 100;

/** What was typed to search for, of an address; an address may hold anything. */
export const typedQuery = (q: string | string[] | undefined): string => (Array.isArray(q) ? q[0] : q)?.slice(0, LONGEST_QUERY).trim() ?? "";

type Props = { action: string; typed: string; label: string; hint?: string; button: string };

/** A search that is an address, so that it works without script and can be gone back to. */
export function SearchForm({ action, typed, label, hint, button }: Props) {
  return (
    <search>
      <form method="get" action={action} className="search">
        <label className="label" htmlFor="q">
          {label}
        </label>
        {hint && (
          <span className="hint" id="q-hint">
            {hint}
          </span>
        )}
        <input
          className="input"
          id="q"
          name="q"
          type="search"
          maxLength={LONGEST_QUERY}
          defaultValue={typed}
          autoComplete="off"
          aria-describedby={hint ? "q-hint" : undefined}
          dir="auto"
        />
        <button className="button" type="submit">
          {button}
        </button>
      </form>
    </search>
  );
}
