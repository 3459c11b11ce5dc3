/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DATA_LENGTH = 6;

/** Multiply in GF(32) by the element `x` (reduction polynomial x^5 + x^2 + 1). */
function timesX(value: number): number {
  const shifted = value << 1;
  return (shifted & 32) === 0 ? shifted : (shifted ^ 0b100101) & 31;
}

/**
 * The check value is the sum of x^i · c_i in GF(32). Its weights are distinct and not zero, so every single wrong
 * character and every swap of two characters is seen.
 */
function checkValue(values: readonly number[]): number {
  return values.reduceRight((sum, value) => timesX(sum ^ value), 0);
}

function valuesOf(text: string): number[] {
  return [...text].map((character) => ALPHABET.indexOf(character));
}

/** A code from six random values below 32: six characters and the check character. */
export function touchpointCode(random: readonly number[]): string {
  const values = random.slice(0, DATA_LENGTH).map((value) => value & 31);
  if (values.length !== DATA_LENGTH) throw new Error("a touchpoint code needs six random values");
  return [...values, checkValue(values)].map((value) => ALPHABET[value]).join("");
}

/** A typed code as stored, forgiving case, spaces, hyphens, O for 0 and I or L for 1; `undefined` when it cannot be one. */
export function readTouchpointCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (code.length !== DATA_LENGTH + 1) return undefined;
  const values = valuesOf(code);
  if (values.includes(-1)) return undefined;
  return checkValue(values.slice(0, DATA_LENGTH)) === values[DATA_LENGTH] ? code : undefined;
}
