type Props = { title: string; problems: readonly { at?: string; text: string }[] };

/** What needs another look, at the top, with the focus on it; each line leads to its field, where it has one. */
export function ErrorSummary({ title, problems }: Props) {
  if (problems.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: the summary of a refused form takes the focus, also without script
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <h2>{title}</h2>
      <ul>
        {problems.map(({ at, text }) => (
          <li key={text}>{at ? <a href={`#${at}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}
