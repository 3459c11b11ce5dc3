import { figures } from "#app/_components/rates/figures.ts";
import type { PartsProps } from "./question-chart.tsx";

/** A column for each number or range, from the lowest to the highest; what stands apart is a column of its own in grey. */
export function Columns({ locale, label, parts, base }: PartsProps) {
  const f = figures(locale);
  const highest = Math.max(1, ...parts.map(({ count }) => count));
  return (
    <div
      className="columns-chart"
      role="img"
      aria-label={`${label}: ${parts.map(({ name, count }) => `${name} ${f.share(count / base, base)}`).join(", ")}`}
    >
      {parts.map(({ code, name, count, apart }) => (
        <div key={code}>
          <span className={apart ? "column apart" : "column"} style={{ blockSize: `${(count / highest) * 100}%` }} data-count={count} />
          <span className="column-name">{name}</span>
        </div>
      ))}
    </div>
  );
}
