import { qrRuns } from "#lib/print/qr-runs.ts";

/** The white edge that a reader needs, in modules. */
const QUIET = 4;

/** An address as a QR code, black on white whatever the scheme. */
export function Qr({ address, label }: { address: string; label: string }) {
  const { size, runs } = qrRuns(address);
  const all = size + 2 * QUIET;
  const dark = runs.map(([row, column, length]) => `M${column + QUIET} ${row + QUIET}h${length}v1h-${length}z`).join("");
  return (
    <svg viewBox={`0 0 ${all} ${all}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${all}v${all}h-${all}z`} />
      <path fill="#000" d={dark} />
    </svg>
  );
}
