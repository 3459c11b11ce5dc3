/** A short labelled line for a number. */
export function NumberField({ id, label, value }: { id: string; label: string; value: string }) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input className="input" id={id} name={id} inputMode="decimal" defaultValue={value} />
    </div>
  );
}
