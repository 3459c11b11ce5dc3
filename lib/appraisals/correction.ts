import type { CardResult } from "./card.ts";
import type { AppraisedId } from "./indicators.ts";
import type { Appraised } from "./what-if.ts";

/** What stood on a card of one indicator; `null` where there was nothing. */
export type Stood = { value: number; n: number; points: number | null } | null;
export type Correction = {
  lines: { id: AppraisedId; before: Stood; after: Stood }[];
  /** What plus-items add, and the total; none where they stayed. */
  added: { before: number; after: number } | undefined;
  total: { before: number | null; after: number | null } | undefined;
};

type Reckoned = { appraised: Appraised; result: CardResult };

function stoodOf({ appraised, result }: Reckoned, id: AppraisedId): Stood {
  const now = appraised.inputs.find((each) => each.id === id)?.now;
  const points = result.lines.find((each) => each.id === id)?.points ?? null;
  return now ? { value: now.value, n: now.n, points } : null;
}

const isSame = (one: Stood, other: Stood) => one?.value === other?.value && one?.n === other?.n && one?.points === other?.points;

/** What differs between two reckonings of one card, in the order of the card; `undefined` when nothing does. */
export function correctionOf(before: Reckoned, after: Reckoned): Correction | undefined {
  const lines = after.result.lines
    .map(({ id }) => ({ id, before: stoodOf(before, id), after: stoodOf(after, id) }))
    .filter((line) => !isSame(line.before, line.after));
  const pair = <T>(of: (result: CardResult) => T) => {
    const [was, is] = [of(before.result), of(after.result)];
    return was === is ? undefined : { before: was, after: is };
  };
  const [added, total] = [pair((result) => result.added), pair((result) => result.total)];
  return lines.length > 0 || added || total ? { lines, added, total } : undefined;
}
