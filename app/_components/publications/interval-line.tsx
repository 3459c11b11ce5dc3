type Props = { rate: number; lower: number; upper: number; end: number; label: string };

const WIDTH = 200;
const EDGE = 5;

/** A rate and its interval on a line from 0 to `end`, from left to right in every language. */
export function IntervalLine({ rate, lower, upper, end, label }: Props) {
  const at = (value: number) => Math.round((EDGE + (value / end) * (WIDTH - 2 * EDGE)) * 10) / 10;
  return (
    <>
      <svg className="interval" viewBox={`0 0 ${WIDTH} 14`} role="img" aria-label={label}>
        <path className="axis" d={`M${EDGE} 7H${WIDTH - EDGE}M${EDGE} 3v8M${WIDTH / 2} 3v8M${WIDTH - EDGE} 3v8`} />
        <path className="spread" d={`M${at(lower)} 7H${Math.max(at(upper), at(lower) + 1)}`} />
        <path className="mark" d={`M${at(rate)} 1v12`} />
      </svg>
      <p className="scale" aria-hidden="true">
        <span>0</span>
        <span>{end * 50}</span>
        <span>{end * 100}</span>
      </p>
    </>
  );
}
