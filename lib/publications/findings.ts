import type { ToldBases } from "./bases.ts";
import { givenAway } from "./differencing.ts";
import type { Figures, Hidden, HiddenReason } from "./snapshot.ts";

/** What the second person goes through, in this order. */
export const FINDING_IDS = ["ended", "seals", "bases", "hidden", "earlier", "fresh", "held", "definitions", "words"] as const;
export type FindingId = (typeof FINDING_IDS)[number];
/** `stop`: it cannot go out so; `look`: somebody has to look and decide. */
export type Finding = { id: FindingId; state: "fine" | "look" | "stop"; figures: Readonly<Record<string, number>> };

/** What is known of a draft beside its own numbers. */
export type Surroundings = {
  /** Answers of its months that wait to be mixed. */
  waiting: number;
  /** Seals over its months that are not open. */
  sealed: number;
  /** What was published before in the same years; whether it shares a month with it. */
  earlier: readonly { bases: ToldBases; withdrawn: boolean; shares: boolean }[];
  minimum: number;
  /** Texts of units that go out with it. */
  texts: number;
  /** Definitions that are not those of the publication just before; none where there is none. */
  changed: number;
};

const numbersOf = ({ units }: Pick<Figures, "units">) =>
  units.flatMap(({ rates, participation, requests }) => [
    ...rates.map(({ rate }) => (rate.shown ? { shown: true as const, base: rate.n } : rate)),
    participation.shown ? { shown: true as const, base: participation.answers } : participation,
    requests.confirmed.shown ? { shown: true as const, base: requests.confirmed.answered } : requests.confirmed,
  ]);

/** How many numbers are told, the smallest base among them, and why others are not. */
function told(figures: Pick<Figures, "units">): { shown: number; smallest: number; hidden: Record<HiddenReason, number> } {
  const numbers = numbersOf(figures);
  const bases = numbers.flatMap((each) => (each.shown ? [each.base] : []));
  const because = (reason: HiddenReason) => numbers.filter((each): each is Hidden => !each.shown && each.reason === reason).length;
  return {
    shown: bases.length,
    smallest: bases.length > 0 ? Math.min(...bases) : 0,
    hidden: { none: because("none"), few: because("few"), together: because("together"), earlier: because("earlier") },
  };
}

/** Answers of a draft that no publication before has told, of the measure that has most of them. */
function freshAnswers(bases: ToldBases, earlier: Surroundings["earlier"]): number {
  const fresh = Object.entries(bases).map(([key, { placed }]) => {
    const last = new Map(
      earlier.flatMap((each) => (each.bases[key]?.placed ?? []).map((one) => [`${one.unitId} ${one.month}`, one.counts[0] ?? 0])),
    );
    return placed.reduce((sum, { unitId, month, counts }) => sum + (counts[0] ?? 0) - (last.get(`${unitId} ${month}`) ?? 0), 0);
  });
  return Math.max(0, ...fresh);
}

/** The list that a draft is checked against, as far as the system can fill it in. */
export function findingsOf(figures: Pick<Figures, "units" | "definitions">, bases: ToldBases, around: Surroundings): Finding[] {
  const { waiting, sealed, earlier, minimum, texts, changed } = around;
  const { shown, smallest, hidden } = told(figures);
  const given = Object.entries(bases).reduce(
    (sum, [key, own]) => sum + givenAway([...earlier.flatMap((each) => each.bases[key] ?? []), own], minimum).length,
    0,
  );
  const fresh = freshAnswers(bases, earlier);
  const sharing = earlier.filter(({ shares }) => shares);
  const isCorrection = sharing.length > 0 && sharing.every(({ withdrawn }) => withdrawn);
  const [held, excluded] = (["held", "excluded"] as const).map((which) =>
    (figures.units[0]?.rates ?? []).reduce((sum, rate) => sum + rate[which], 0),
  );
  const states: Record<FindingId, Omit<Finding, "id">> = {
    ended: { state: waiting > 0 ? "stop" : "fine", figures: { waiting } },
    seals: { state: sealed > 0 ? "stop" : "fine", figures: { sealed } },
    bases: { state: shown === 0 || smallest < minimum ? "stop" : "fine", figures: { shown, smallest, minimum } },
    hidden: { state: "look", figures: { few: hidden.few, together: hidden.together, none: hidden.none } },
    earlier: { state: given > 0 ? "stop" : "fine", figures: { compared: sharing.length, hidden: hidden.earlier, given } },
    fresh: { state: fresh >= minimum ? "fine" : isCorrection ? "look" : "stop", figures: { fresh, minimum } },
    held: { state: (held ?? 0) > 0 ? "look" : "fine", figures: { held: held ?? 0, excluded: excluded ?? 0 } },
    definitions: { state: changed > 0 ? "look" : "fine", figures: { changed, definitions: figures.definitions.length } },
    words: { state: texts > 0 ? "look" : "fine", figures: { texts } },
  };
  return FINDING_IDS.map((id) => ({ id, ...states[id] }));
}

export const mayGoOut = (findings: readonly Finding[]): boolean => findings.every(({ state }) => state !== "stop");
