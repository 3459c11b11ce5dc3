import { along } from "#app/_components/rates/geometry.ts";
import type { Peers } from "#lib/appraisals/peers.ts";

type Props = { value: number; peer: Peers[number]; label: string };

const WIDTH = 200;
const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;
const MARK = 6;
const MARGIN = 0.15;

/** A cut through the funnel at the unit's own base: both limits, the common rate, and where the unit lies; beyond the outer ones it is a diamond. */
export function PeerPicture({ value, peer, label }: Props) {
  const { inner, outer, target, standing } = peer;
  const [low, high] = [Math.min(outer.lower, value), Math.max(outer.upper, value)];
  const room = (high - low) * MARGIN || 1;
  const at = (share: number) => along((share - low + room) / (high - low + 2 * room), 0, WIDTH);
  return (
    <svg className="chart peers" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {[outer, inner].map(({ lower, upper }) => (
        <rect key={lower} className="band" x={at(lower)} width={Math.max(1, at(upper) - at(lower))} y={2} height={HEIGHT - 4} />
      ))}
      <line className="centre" x1={at(target)} x2={at(target)} y1={0} y2={HEIGHT} />
      {standing === "beyond_outer" ? (
        <path className="signal" d={`M${at(value)} ${MIDDLE - MARK}l${MARK} ${MARK}l${-MARK} ${MARK}l${-MARK} ${-MARK}Z`} />
      ) : (
        <circle className="dot" cx={at(value)} cy={MIDDLE} r={4} />
      )}
    </svg>
  );
}
