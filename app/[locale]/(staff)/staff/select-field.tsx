type Props = { id: string; label: string; choices: readonly { key: string; name: string }[]; value: string };

/** A labelled list to choose one from. */
export function SelectField({ id, label, choices, value }: Props) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select className="input" id={id} name={id} defaultValue={value}>
        {choices.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
