import { figures } from "#app/_components/rates/figures.ts";
import type { Part, PartsProps } from "./question-chart.tsx";

/** Below this share there is no room for its number. */
const ROOM = 0.08;

/** Grades from best to worst, each with its colour's number from 5 to 1; what stands apart comes last and has 0. */
export function graded(parts: readonly Part[]): (Part & { grade: number })[] {
  const grades = parts.filter(({ apart }) => !apart);
  const coloured = grades.map((part, index) => ({ ...part, grade: Math.round(5 - (4 * index) / Math.max(1, grades.length - 1)) }));
  return [...coloured, ...parts.filter(({ apart }) => apart).map((part) => ({ ...part, grade: 0 }))];
}

/** A bar of 100 %: grades from best to worst by a diverging palette, what stands apart in grey at the end. */
export function GradeBar({ locale, label, parts, base }: PartsProps) {
  const f = figures(locale);
  const all = graded(parts);
  return (
    <>
      <div
        className="grade-bar"
        role="img"
        aria-label={`${label}: ${all.map(({ name, count }) => `${name} ${f.share(count / base, base)}`).join(", ")}`}
      >
        {all.map(({ code, count, grade }) =>
          count === 0 ? null : (
            <span key={code} className={`grade-${grade}`} style={{ inlineSize: `${(count / base) * 100}%` }} data-count={count}>
              {count / base >= ROOM && f.share(count / base, base)}
            </span>
          ),
        )}
      </div>
      <ul className="keys">
        {all.map(({ code, name, grade }) => (
          <li key={code}>
            <span className={`swatch grade-${grade}`} /> {name}
          </li>
        ))}
      </ul>
    </>
  );
}
