/** The one sign of a number that is not shown, with its reason. */
export function HiddenFigure({ words }: { words: string }) {
  return (
    <p className="not-shown">
      <span aria-hidden="true" /> {words}
    </p>
  );
}
