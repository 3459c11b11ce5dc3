type Props = { id: string; name?: string; label: string; value?: string; longest: number };

/** A labelled box for some sentences. */
export function WordsField({ id, name = id, label, value = "", longest }: Props) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea className="input" id={id} name={name} rows={3} maxLength={longest} dir="auto" defaultValue={value} />
    </div>
  );
}
