/** A rate and its interval on a line from 0 to `end`, from left to right in every language. */
export function IntervalLine({
  rate,
  lower,
  upper,
  end,
  label,
}: {
  rate: number;
  lower: number;
  upper: number;
  end: number;
  label: string;
}) {
  const at = (value: number) => Math.round((5 + (value / end) * 190) * 10) / 10;
  return (
    <>
      <svg className="interval" viewBox="0 0 200 14" role="img" aria-label={label}>
        <path className="axis" d="M5 7H195M5 3v8M100 3v8M195 3v8" />
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

/** An answer: its shade, its words, how often it was given, and how often of a hundred. */
export type GivenRow = [grade: number, name: string, count: string, share: string, part: number];

/** How often each answer was given: a bar of all answers, and the same as a table. */
export function GivenRows({ caption, heads, rows }: { caption: string; heads: readonly string[]; rows: readonly GivenRow[] }) {
  let at = 0;
  return (
    <table>
      <caption>
        {caption}
        <svg viewBox="0 0 300 16" aria-hidden="true">
          {rows.map(([grade, name, , , part]) => {
            at += part;
            return (
              <path key={name} className={`g${grade}`} d={`M${Math.round(at - part)} 0H${Math.round(at)}V16H${Math.round(at - part)}z`} />
            );
          })}
        </svg>
      </caption>
      <Heads words={heads} />
      <tbody>
        {rows.map(([grade, name, count, share]) => (
          <tr key={name}>
            <th scope="row" className={`g${grade}`}>
              {name}
            </th>
            <td>{count}</td>
            <td>{share}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heads({ words }: { words: readonly string[] }) {
  return (
    <thead>
      <tr>
        {words.map((each) => (
          <th key={each} scope="col">
            {each}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The drawing of a trend: its line with the intervals, and its points, as paths. */
type Drawing = { course: string; dots: string; low: number; high: number };
/** A period with its share, interval and base; or with why it has none. */
type TrendRow = [period: string, ...cells: string[]];

/** A rate over publications: points with their intervals, joined where they were counted in the same way, and a table. */
export function TrendRows({
  caption,
  heads,
  rows,
  drawing,
}: {
  caption: string;
  heads: readonly string[];
  rows: readonly TrendRow[];
  drawing: Drawing | undefined;
}) {
  return (
    <table>
      <caption>
        {caption}
        {drawing && (
          <svg viewBox="0 0 300 84" aria-hidden="true">
            <path className="grid" d={`M16 ${drawing.low}H300M16 ${(drawing.low + drawing.high) / 2}H300M16 ${drawing.high}H300`} />
            <text x={0} y={drawing.low + 3}>
              0
            </text>
            <text x={0} y={drawing.high + 3}>
              100
            </text>
            <path className="course" d={drawing.course} />
            <path className="dots" d={drawing.dots} />
          </svg>
        )}
      </caption>
      <Heads words={heads} />
      <tbody>
        {rows.map(([period, ...cells]) => (
          <tr key={period}>
            <th scope="row">{period}</th>
            {cells.map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column.
              <td key={at} colSpan={cells.length === 1 ? 3 : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Links beside each other. */
export function LinkList({ links }: { links: readonly (readonly [href: string, words: string])[] }) {
  return (
    <ul className="links">
      {links.map(([href, words]) => (
        <li key={href}>
          <a href={href}>{words}</a>
        </li>
      ))}
    </ul>
  );
}

/** A unit with those below it. */
export type Branch = [slug: string, name: string, below: Branch[]];

/** Units as links, each with those below it. */
export function UnitBranches({ base, branches }: { base: string; branches: readonly Branch[] }) {
  return (
    <ul className="units">
      {branches.map(([slug, name, below]) => (
        <li key={slug}>
          <a href={`${base}/${slug}`}>{name}</a>
          {below.length > 0 && <UnitBranches base={base} branches={below} />}
        </li>
      ))}
    </ul>
  );
}

/** Words that open, each with what it says. */
export function Openings({ items }: { items: readonly (readonly [title: string, words: string])[] }) {
  return items.map(([title, words]) => (
    <details key={title}>
      <summary>{title}</summary>
      <p>{words}</p>
    </details>
  ));
}
