import { CANNOT_SAY, DOES_NOT_APPLY, SKIPPED } from "#lib/surveys/definition.ts";
import { pick } from "./random.ts";

type Random = () => number;

export const logit = (p: number): number => Math.log(p / (1 - p));
export const share = (x: number): number => 1 / (1 + Math.exp(-x));

/** Published marginals that the demonstration follows. */
export const MARGINALS = { satisfied: 0.81, stationSd: 0.27, know: 0.39, seenWeekly: 0.53 } as const;

const CANNOT_SAY_SHARE = 0.03;
const SKIP_SHARE = 0.12;
const DOES_NOT_APPLY_SHARE = 0.05;
const COMMENT_SHARE = 0.06;

function overall(random: Random, satisfied: number): number {
  if (random() < CANNOT_SAY_SHARE) return CANNOT_SAY;
  return random() < satisfied
    ? pick(random, [
        [5, 0.46],
        [4, 0.54],
      ])
    : pick(random, [
        [3, 0.5],
        [2, 0.3],
        [1, 0.2],
      ]);
}

/** A driver leans on the overall grade, and the better on how easy the driver is to do well in. */
function driver(random: Random, grade: number, ease: number): number {
  if (random() < SKIP_SHARE) return SKIPPED;
  if (random() < DOES_NOT_APPLY_SHARE) return DOES_NOT_APPLY;
  const centre = grade === CANNOT_SAY ? 3.6 : 1.2 + 0.7 * grade;
  const noise = random() + random() + random() - 1.5;
  return Math.min(5, Math.max(1, Math.round(centre + ease + 1.4 * noise)));
}

const EASE = [0.1, 0.35, 0.2, -0.1, -0.35, 0.15];

function solved(random: Random, grade: number): number {
  if (random() < SKIP_SHARE) return SKIPPED;
  if (random() < 0.04) return CANNOT_SAY;
  return grade >= 4
    ? pick(random, [
        [1, 0.8],
        [2, 0.15],
        [3, 0.05],
      ])
    : pick(random, [
        [1, 0.25],
        [2, 0.35],
        [3, 0.4],
      ]);
}

const GOOD = [
  "The officer listened until I had finished.",
  "Quick and friendly. A sign to the right counter would help.",
  "More seats in the waiting room, please.",
  "They explained each form. Thank you.",
  "民警很耐心，希望取号机再多一台。",
  "办得很快，建议门口加个指示牌。",
  "态度好，就是停车不方便。",
  "希望周末也能办证。",
];
const BAD = [
  "I waited two hours and nobody said why.",
  "Please call back when you say you will.",
  "I was sent to three counters for one stamp.",
  "Nobody told me what happens next.",
  "等了很久也没有人说明原因。",
  "希望说话客气一点。",
  "跑了三趟才办好，希望一次说清楚。",
  "报案以后没有消息，希望有回音。",
];

/** One visit rating: choices in the order of the standard questionnaire, and its words. */
export function visitAnswer(random: Random, satisfied: number): { choices: number[]; words: string[] } {
  const grade = overall(random, satisfied);
  const said =
    random() < COMMENT_SHARE
      ? pick(
          random,
          (grade >= 4 ? GOOD : BAD).map((text) => [text, 1] as const),
        )
      : "";
  return { choices: [grade, ...EASE.map((ease) => driver(random, grade, ease)), solved(random, grade), said ? 1 : 0], words: [said] };
}

/** A visit rating as somebody fills it in who wants to please: fives throughout. */
export function flatteringAnswer(): { choices: number[]; words: string[] } {
  return { choices: [5, 5, 5, 5, 5, 5, 5, 1, 0], words: [""] };
}

/** One answer to the resident survey; `district` is the code of the resident's district. */
export function residentAnswer(random: Random, know: number, seenWeekly: number, district: number): { choices: number[]; words: string[] } {
  const knows =
    random() < know
      ? 1
      : pick(random, [
          [2, 0.9],
          [CANNOT_SAY, 0.1],
        ]);
  const optional = (value: () => number) => (random() < 0.05 ? SKIPPED : value());
  const contact = optional(() =>
    random() < (knows === 1 ? 0.75 : 0.22)
      ? 1
      : pick(random, [
          [2, 0.85],
          [CANNOT_SAY, 0.15],
        ]),
  );
  const seen = optional(() =>
    random() < 0.04
      ? CANNOT_SAY
      : random() < seenWeekly
        ? pick(random, [
            [1, 0.35],
            [2, 0.65],
          ])
        : pick(random, [
            [3, 0.6],
            [4, 0.4],
          ]),
  );
  const enough = optional(() =>
    seen === 1 || seen === 2
      ? pick(random, [
          [1, 0.25],
          [2, 0.7],
          [3, 0.05],
        ])
      : pick(random, [
          [1, 0.7],
          [2, 0.28],
          [3, 0.02],
        ]),
  );
  const job = optional(() =>
    pick(random, [
      [5, 0.14],
      [4, 0.41],
      [3, 0.28],
      [2, 0.08],
      [1, 0.04],
      [CANNOT_SAY, 0.05],
    ]),
  );
  const safe = optional(() =>
    pick(random, [
      [4, 0.3],
      [3, 0.45],
      [2, 0.17],
      [1, 0.06],
      [CANNOT_SAY, 0.02],
    ]),
  );
  const age = optional(() =>
    pick(random, [
      [1, 0.19],
      [2, 0.28],
      [3, 0.26],
      [4, 0.18],
      [5, 0.06],
      [CANNOT_SAY, 0.03],
    ]),
  );
  const sex = optional(() =>
    pick(random, [
      [1, 0.5],
      [2, 0.47],
      [CANNOT_SAY, 0.03],
    ]),
  );
  return { choices: [knows, contact, seen, enough, job, safe, age, sex, optional(() => district)], words: [] };
}
