import { Converter } from "opencc-js/t2cn";

const simplified = Converter({ from: "t", to: "cn" });

/** Arabic's letters that people write in more than one way. */
const LETTERS: Record<string, string> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ة: "ه", ؤ: "و", ئ: "ي", ک: "ك", ـ: "" };

/** A text without what is only its spelling: case, accents, vowel marks, kinds of letters, traditional signs, apostrophes and signs unseen. */
export function folded(text: string): string {
  return simplified(text.normalize("NFKC").toLowerCase())
    .normalize("NFD")
    .replaceAll(/[\p{M}\p{Cf}'’‘ʼ`´]/gu, "")
    .replaceAll(/[أإآٱىیةؤئکـ]/gu, (letter) => LETTERS[letter] ?? letter);
}
