import {
  HIDDEN_REASONS,
  METHOD,
  PUBLISHED_IDS,
  type PublishedDefinition,
  type PublishedId,
  type PublishedRate,
  type PublishedUnit,
  type ShownRate,
  type Snapshot,
} from "#lib/publications/snapshot.ts";
import { newcombe } from "#lib/statistics/newcombe.ts";
import { wilson } from "#lib/statistics/wilson.ts";
import { pick, randomStream } from "./random.ts";
import { inFour, TEST_DEFINITIONS } from "./test-definitions.ts";

export type Wanted = {
  period: string;
  from: string;
  to: string;
  units: readonly Pick<PublishedUnit, "slug" | "name" | "kind" | "above">[];
  /** The publication before it, for changes. */
  before?: { slug: string; snapshot: Snapshot } | undefined;
  /** How many of a hundred cells are hidden. */
  hiddenOf100?: number;
  /** The share of good answers in it is about this. */
  good?: number;
};

const between = (random: () => number, low: number, high: number) => low + Math.floor(random() * (high - low + 1));

function shownRate(
  random: () => number,
  { id, numerator, denominator, dontKnow }: PublishedDefinition,
  wanted: Wanted,
  slug: string,
): ShownRate {
  const codes = denominator.filter((code) => !dontKnow.includes(code));
  const all = TEST_DEFINITIONS.find((each) => each.id === id)?.answers.map(({ code }) => code) ?? [];
  const counts = new Map(all.map((code) => [code, 0]));
  const good = wanted.good ?? 0.72;
  const weight = (code: number) => (numerator.includes(code) ? good / numerator.length : (1 - good) / (codes.length - numerator.length));
  const weights = [...codes.map((code) => [code, weight(code)] as const), ...dontKnow.map((code) => [code, 0.05] as const)];
  const drawn = between(random, 30, 600);
  for (let number = 0; number < drawn; number += 1) {
    const code = pick(random, weights);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const sum = (of: readonly number[]) => of.reduce((total, code) => total + (counts.get(code) ?? 0), 0);
  const [x, n] = [sum(numerator), sum(denominator)];
  const interval = wilson(x, n) ?? { lower: 0, upper: 1 };
  const earlier = wanted.before?.snapshot.units.find((unit) => unit.slug === slug)?.rates.find((rate) => rate.id === id)?.rate;
  const moved = earlier?.shown ? newcombe(x, n, earlier.x, earlier.n) : undefined;
  const verdict = (lower: number, upper: number) => (lower > 0 ? "better" : upper < 0 ? "worse" : "unclear");
  return {
    shown: true,
    x,
    n,
    rate: x / n,
    lower: interval.lower,
    upper: interval.upper,
    dontKnow: sum(dontKnow),
    asked: drawn,
    distribution: all.filter((code) => denominator.includes(code)).map((code) => ({ code, n: counts.get(code) ?? 0 })),
    ...(moved && wanted.before
      ? {
          change: {
            since: wanted.before.slug,
            difference: moved.difference,
            lower: moved.lower,
            upper: moved.upper,
            verdict: verdict(moved.lower, moved.upper),
          },
        }
      : {}),
  };
}

/** A snapshot of random sound numbers with some cells hidden, the same for the same seed. */
export function testSnapshot(seed: number, wanted: Wanted): Snapshot {
  const random = randomStream(seed);
  const isHidden = () => random() * 100 < (wanted.hiddenOf100 ?? 15);
  const hidden = () => ({ shown: false as const, reason: HIDDEN_REASONS[between(random, 0, HIDDEN_REASONS.length - 1)] ?? "few" });
  const rateOf = (id: PublishedId, slug: string): PublishedRate => {
    const definition = TEST_DEFINITIONS.find((each) => each.id === id);
    if (!definition) throw new Error(`no definition of ${id}`);
    return {
      id,
      rate: isHidden() ? hidden() : shownRate(random, definition, wanted, slug),
      held: between(random, 0, 9),
      excluded: between(random, 0, 3),
    };
  };
  const units = wanted.units.map((unit): PublishedUnit => {
    const rates = PUBLISHED_IDS.map((id) => rateOf(id, unit.slug));
    const satisfied = rates[0]?.rate;
    const visits = between(random, 800, 3000);
    const taken = satisfied?.shown ? satisfied.asked : 40;
    const share = taken / visits;
    const received = between(random, 0, 90);
    const closed = between(random, 0, received);
    const answered = between(random, 0, closed);
    return {
      ...unit,
      rates,
      participation: isHidden()
        ? hidden()
        : {
            shown: true,
            answers: taken,
            visits,
            ...(satisfied?.shown ? { bounds: { lowest: satisfied.rate * share, highest: satisfied.rate * share + 1 - share } } : {}),
          },
      requests: {
        received,
        closed,
        confirmed: answered < 10 ? { shown: false, reason: "few" } : { shown: true, answered, solved: between(random, 0, answered) },
      },
      reply:
        unit.kind === "force"
          ? []
          : [{ words: "We now open at seven on Mondays, and a second officer is at the counter until ten.", on: wanted.to }],
      told: [
        {
          said: inFour("The wait is too long.", "等候时间太长。", "La espera es demasiado larga.", "الانتظار طويل جدًا."),
          did: inFour(
            "A second counter is open in the morning.",
            "上午增开一个窗口。",
            "Por la mañana hay una segunda ventanilla.",
            "افتُتح شباك ثانٍ صباحًا.",
          ),
          on: wanted.to,
        },
      ],
    };
  });
  const { period, from, to } = wanted;
  const note = inFour("How it was counted.", "统计方法。", "Cómo se contó.", "كيف حُسب.");
  return { format: 1, method: METHOD, note, period, from, to, minimumBase: 10, countedOn: to, definitions: TEST_DEFINITIONS, units };
}
