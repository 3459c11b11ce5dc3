/** Crockford's base 32: no I, L, O or U. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Multiply in GF(32) by the element `x` (reduction polynomial x^5 + x^2 + 1). */
function timesX(value: number): number {
  const shifted = value << 1;
  return (shifted & 32) === 0 ? shifted : (shifted ^ 0b100101) & 31;
}

/**
 * The check value is the sum of x^i · c_i in GF(32). For up to 31 characters its weights are distinct and not zero, so every
 * single wrong character and every swap of two characters is seen.
 */
function checkValue(values: readonly number[]): number {
  return values.reduceRight((sum, value) => timesX(sum ^ value), 0);
}

function valuesOf(text: string): number[] {
  return [...text].map((character) => ALPHABET.indexOf(character));
}

/** A code from random values below 32, one for each of its `length` characters, with the check character behind them. */
export function publicCode(random: readonly number[], length: number): string {
  const values = random.slice(0, length).map((value) => value & 31);
  if (values.length !== length) throw new Error(`a code of ${length} characters needs ${length} random values`);
  return [...values, checkValue(values)].map((value) => ALPHABET[value]).join("");
}

/** A typed code as it was made, forgiving case, spaces, hyphens, O for 0 and I or L for 1; `undefined` when it cannot be one. */
export function readPublicCode(typed: string, length: number): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (code.length !== length + 1) return undefined;
  const values = valuesOf(code);
  if (values.includes(-1)) return undefined;
  return checkValue(values.slice(0, length)) === values[length] ? code : undefined;
}
