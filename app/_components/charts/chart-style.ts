import { readFileSync } from "node:fs";
import { join } from "node:path";

// They are read, like the messages, for a bundled module has no folder of its own.
const read = (path: string) => readFileSync(join(process.cwd(), path), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");

const light = (value: string) => value.replaceAll(/light-dark\(([^,()]+),[^()]+\)/g, "$1").trim();

function resolved(rules: string, tokens: ReadonlyMap<string, string>): string {
  return rules
    .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
      const value = tokens.get(name);
      if (value === undefined) throw new Error(`no token ${name}`);
      return value;
    })
    .replaceAll(/\s+/g, " ")
    .trim();
}

function lightTokens(): ReadonlyMap<string, string> {
  const declared = read("app/_ui/tokens.css") + read("app/_ui/data-colours.css");
  return new Map([...declared.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, light(value)]));
}

/** The colour of a grade from 5 to 1 on white, of what stands apart for 0, as `#rrggbb`. */
export function gradeColour(grade: number): string {
  return resolved(`var(--${grade === 0 ? "dont-know" : `grade-${grade}`})`, lightTokens());
}

let made: string | undefined;

/** The rules of the page's marks with every token resolved, in the light colours, for a chart that stands alone. */
export function chartStyle(): string {
  if (made) return made;
  made = resolved(read("app/_components/charts/marks.css") + read("app/_components/charts/sheet.css"), lightTokens());
  return made;
}
