/** The looks of every page take as long as all else together, and change nothing: they run beside the rest. */
const LOOKS = /\/screens\.e2e\.ts$/;

/** What minds nothing that others do, and is minded by nobody, as it works at a place of its own: it follows the looks, so that both lanes end together. */
const ASIDE = /\/(?:page-weight|kiosk|hard\/(?:crash|guessing|overload|pooled))\.e2e\.ts$/;

/** What fills a unit with marks begins when every page has been looked at. */
const MARKING = /\/hard\/(?:access-matrix|long-words|script)\.e2e\.ts$/;

export type Kind = "looks" | "aside" | "marking" | "rest";

export function kindOf(file: string): Kind {
  if (LOOKS.test(file)) return "looks";
  if (MARKING.test(file)) return "marking";
  return ASIDE.test(file) ? "aside" : "rest";
}

/** Run the browser tests in two lanes on two cores: one has the database tests, `beside`, before it. */
export async function inLanes<T>(
  files: readonly string[],
  run: (kind: Kind, files: readonly string[]) => Promise<T>,
  beside: Promise<unknown>,
): Promise<T[]> {
  const of = (kind: Kind) =>
    run(
      kind,
      files.filter((file) => kindOf(file) === kind),
    );
  const looked = beside.then(() => of("looks"));
  const aside = looked.then(() => of("aside"));
  const marking = of("rest").then(async (rest) => {
    await looked;
    return [rest, await of("marking")];
  });
  return [await looked, ...(await marking), await aside];
}
