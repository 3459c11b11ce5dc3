import { along } from "./geometry.ts";

type Props = { rate: number; lower: number; upper: number; label: string };

const WIDTH = 200;
const END = WIDTH - 2;

/** The rate and its interval on a line from 0 to 100 %. */
export function IntervalBar({ rate, lower, upper, label }: Props) {
  const at = (value: number) => along(value, 2, END);
  return (
    <svg className="interval" viewBox={`0 0 ${WIDTH} 14`} role="img" aria-label={label}>
      <line className="axis" x1={2} x2={END} y1={7} y2={7} />
      {[0, 0.5, 1].map((value) => (
        <line key={value} className="axis" x1={at(value)} x2={at(value)} y1={3} y2={11} />
      ))}
      <line className="spread" x1={at(lower)} x2={Math.max(at(upper), at(lower) + 1)} y1={7} y2={7} />
      <circle className="dot" cx={at(rate)} cy={7} r={4} />
    </svg>
  );
}
