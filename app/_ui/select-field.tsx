type Props = {
  id: string /** The same as the id unless told. */;
  name?: string;
  label: string;
  choices: readonly { key: string; name: string }[];
  value: string;
};

/** A labelled list to choose one from. */
export function SelectField({ id, name = id, label, choices, value }: Props) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select className="input" id={id} name={name} defaultValue={value}>
        {choices.map(({ key, name: text }) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
