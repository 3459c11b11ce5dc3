type Choice = { key: string; name: string };
type Props = {
  id: string /** The same as the id unless told. */;
  name?: string;
  label: string;
  choices: readonly Choice[];
  /** Further choices under a heading each. */
  groups?: readonly { name: string; choices: readonly Choice[] }[];
  value: string;
};

const options = (choices: readonly Choice[]) =>
  choices.map(({ key, name }) => (
    <option key={key} value={key}>
      {name}
    </option>
  ));

/** A labelled list to choose one from. */
export function SelectField({ id, name = id, label, choices, groups = [], value }: Props) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select className="input" id={id} name={name} defaultValue={value}>
        {options(choices)}
        {groups.map((group) => (
          <optgroup key={group.name} label={group.name}>
            {options(group.choices)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
