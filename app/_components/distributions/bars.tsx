import { figures } from "#app/_components/rates/figures.ts";
import type { PartsProps } from "./question-chart.tsx";

/** A line for each answer with its bar, in the order they were asked. */
export function Bars({ locale, parts, base }: PartsProps) {
  const f = figures(locale);
  return (
    <ul className="bars">
      {parts.map(({ code, name, count, apart }) => (
        <li key={code}>
          <span>{name}</span>
          <span className={apart ? "bar apart" : "bar"}>
            <span style={{ inlineSize: `${(count / base) * 100}%` }} data-count={count} />
          </span>
          <span className="share">{f.share(count / base, base)}</span>
        </li>
      ))}
    </ul>
  );
}
