type Props = {
  id: string /** The same as the id unless told. */;
  name?: string;
  label: string;
  hint?: string;
  /** What is wrong with it, said beside it. */
  problem?: string | undefined;
} & Pick<
  React.ComponentProps<"input">,
  "type" | "autoComplete" | "maxLength" | "defaultValue" | "inputMode" | "dir" | "spellCheck" | "autoCapitalize"
>;

/** A labelled line to write on, with what helps and what is wrong. */
export function TextField({ id, name = id, label, hint, problem, ...input }: Props) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="field-error" id={`${id}-problem`}>
          {problem}
        </p>
      )}
      <input className="input" id={id} name={name} aria-describedby={described} aria-invalid={problem ? true : undefined} {...input} />
    </div>
  );
}
