export type Mark = { x: number; y: number };
export type Letter = { x: number; y: number; textAnchor: "start" | "middle" | "end" };

type Box = { left: number; right: number; top: number; bottom: number };

const RADIUS = 4;
const [WIDTH, HEIGHT] = [9, 9];

/** Where a letter may stand around its mark: beside it, above, below, and at its corners; the text's own lower edge. */
const PLACES: readonly Letter[] = [
  { x: 7, y: 4, textAnchor: "start" },
  { x: -7, y: 4, textAnchor: "end" },
  { x: 0, y: -7, textAnchor: "middle" },
  { x: 0, y: 15, textAnchor: "middle" },
  { x: 5, y: -5, textAnchor: "start" },
  { x: 5, y: 13, textAnchor: "start" },
  { x: -5, y: -5, textAnchor: "end" },
  { x: -5, y: 13, textAnchor: "end" },
];

const START = { start: 0, middle: 0.5, end: 1 } as const;

export function boxOf({ x, y, textAnchor }: Letter): Box {
  const left = x - START[textAnchor] * WIDTH;
  return { left, right: left + WIDTH, top: y - HEIGHT, bottom: y };
}

const around = ({ x, y }: Mark): Box => ({ left: x - RADIUS, right: x + RADIUS, top: y - RADIUS, bottom: y + RADIUS });

/** The area that two boxes share. */
export function shared(one: Box, other: Box): number {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, wide) * Math.max(0, high);
}

/** A place for the letter of each mark, in drawing units: the first of which least is taken by marks and by letters before it. */
export function lettersOf(marks: readonly Mark[]): Letter[] {
  const placed: Letter[] = [];
  for (const { x, y } of marks) {
    const taken = [...marks.map(around), ...placed.map(boxOf)];
    const free = PLACES.map((place) => {
      const letter = { ...place, x: x + place.x, y: y + place.y };
      return { letter, over: taken.reduce((sum, each) => sum + shared(boxOf(letter), each), 0) };
    });
    const least = Math.min(...free.map(({ over }) => over));
    placed.push(
      ...free
        .filter(({ over }) => over === least)
        .slice(0, 1)
        .map(({ letter }) => letter),
    );
  }
  return placed;
}
