/** One counter of a tally: how often a stored choice equals, lies between, or (multiple choice) holds. */
export type SlotRule =
  | { match: "equals"; value: number }
  | { match: "between"; from: number; to: number }
  | { match: "holds"; bit: number };
export type Slot = { code: number; rule: SlotRule };

export const equals = (code: number): Slot => ({ code, rule: { match: "equals", value: code } });
export const bitOf = (code: number): number => 1 << (code - 1);
export const holds = (code: number): Slot => ({ code, rule: { match: "holds", bit: bitOf(code) } });
