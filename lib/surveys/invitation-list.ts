import type { Means } from "./invitation-wave.ts";

export type ListEntry = {
  /** As it is written on the letter or the e-mail. */
  address: string;
  /** The same for every way to write it. */
  normal: string;
};
export type InvitationList = {
  entries: ListEntry[];
  /** Lines that no invitation can be sent to. */
  bad: { line: number; text: string }[];
  /** Lines that name an address again. */
  repeated: number;
};

const EMAIL = /^[^\s@<>"(),:;]{1,64}@[a-z0-9](?:[a-z0-9-]*\.)+[a-z]{2,24}$/i;
const LONGEST = 300;
const SHORTEST_ADDRESS = 5;

/** The e-mail address of a line, alone or in one cell of a table. */
function emailIn(line: string): string | undefined {
  const cells = line.split(/[,;\t]/).map((cell) => cell.trim().replaceAll(/^["'<]+|[">']+$/g, ""));
  const found = cells.filter((cell) => cell.includes("@"));
  return found.length === 1 && found[0] && EMAIL.test(found[0]) ? found[0] : undefined;
}

function postalIn(line: string): string | undefined {
  const parts = line.split(/[,;\t]/).map((part) =>
    part
      .trim()
      .replaceAll(/^"+|"+$/g, "")
      .trim(),
  );
  const address = parts.filter((part) => part !== "").join(", ");
  return address.length >= SHORTEST_ADDRESS && /\p{L}/u.test(address) ? address : undefined;
}

const PHONE = /^\+?[\d\s().-]{7,24}$/;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;

/** The phone number of a line, alone or in one cell of a table: its digits, without the plus of the country. */
function phoneIn(line: string): string | undefined {
  const cells = line.split(/[,;\t]/).map((cell) =>
    cell
      .trim()
      .replaceAll(/^["']+|["']+$/g, "")
      .normalize("NFKC"),
  );
  const numbers = cells
    .filter((cell) => PHONE.test(cell))
    .map((cell) => cell.replaceAll(/\D/g, "").replace(/^00/, ""))
    .filter(({ length }) => length >= FEWEST_DIGITS && length <= MOST_DIGITS);
  return numbers.length === 1 ? numbers[0] : undefined;
}

const ADDRESS_IN = { email: emailIn, letter: postalIn, message: phoneIn } as const satisfies Record<
  Means,
  (line: string) => string | undefined
>;
/** What the first line of a table has when it holds somebody, and not the names of its columns. */
const NO_HEADING = { email: /@/, message: /\d/, letter: /^/ } as const satisfies Record<Means, RegExp>;

/** A list as it was pasted or uploaded: each address once; empty lines are nothing; a bad line costs no other its invitation. */
export function readList(text: string, means: Means): InvitationList {
  const entries = new Map<string, ListEntry>();
  const bad: InvitationList["bad"] = [];
  let repeated = 0;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = raw.trim();
    if (line === "") continue;
    const address = line.length > LONGEST ? undefined : ADDRESS_IN[means](line);
    if (!address) {
      // The names of a table's columns stand in its first line.
      if (index > 0 || NO_HEADING[means].test(line)) bad.push({ line: index + 1, text: line });
      continue;
    }
    const normal = address.normalize("NFKC").replaceAll(/\s+/g, " ").toLowerCase();
    if (entries.has(normal)) repeated += 1;
    else entries.set(normal, { address, normal });
  }
  return { entries: [...entries.values()], bad, repeated };
}
