import type { Localised } from "#lib/i18n/locales.ts";
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

const words = (en: string, zh: string, es: string, ar: string): Localised => ({ en, zh, es, ar });
const answers = (labels: readonly (readonly [number, Localised])[]) => labels.map(([code, label]) => ({ code, label }));

const GRADES = answers([
  [5, words("Very satisfied", "非常满意", "Muy satisfecho", "راضٍ جدًا")],
  [4, words("Satisfied", "满意", "Satisfecho", "راضٍ")],
  [3, words("Neither", "一般", "Ni lo uno ni lo otro", "لا هذا ولا ذاك")],
  [2, words("Dissatisfied", "不满意", "Insatisfecho", "غير راضٍ")],
  [1, words("Very dissatisfied", "非常不满意", "Muy insatisfecho", "غير راضٍ أبدًا")],
  [9, words("I can’t say", "说不清", "No sabría decir", "لا أستطيع القول")],
]);
const sat = { version: 1, numerator: [4, 5], denominator: [1, 2, 3, 4, 5], dontKnow: [9], answers: GRADES, since: "2025-01-01" };

const DEFINITIONS: PublishedDefinition[] = [
  {
    id: "sat_top2",
    base: "visit",
    ...sat,
    question: words(
      "Overall, how did you feel about the service you received today?",
      "总的来说，您对今天得到的服务感觉如何？",
      "En general, ¿qué le pareció el servicio que recibió hoy?",
      "بشكل عام، كيف وجدت الخدمة التي تلقيتها اليوم؟",
    ),
  },
  {
    id: "sat_top2_residents",
    base: "resident",
    ...sat,
    question: words(
      "Overall, how satisfied are you with the police in your neighbourhood?",
      "总的来说，您对社区的公安工作满意吗？",
      "En general, ¿está satisfecho con la policía de su barrio?",
      "بشكل عام، ما مدى رضاك عن الشرطة في حيّك؟",
    ),
  },
  {
    id: "know_any",
    version: 1,
    base: "resident",
    numerator: [1],
    denominator: [1, 2, 9],
    dontKnow: [9],
    since: "2025-01-01",
    question: words(
      "Do you know any police officer who works in your neighbourhood, by name or by sight?",
      "您认识（叫得出名字或认得出）在您社区工作的民警吗？",
      "¿Conoce de nombre o de vista a algún agente que trabaje en su barrio?",
      "هل تعرف بالاسم أو بالشكل شرطيًا يعمل في حيّك؟",
    ),
    answers: answers([
      [1, words("Yes", "认识", "Sí", "نعم")],
      [2, words("No", "不认识", "No", "لا")],
      [9, words("Not sure", "不确定", "No estoy seguro", "لست متأكدًا")],
    ]),
  },
  {
    id: "see_weekly",
    version: 1,
    base: "resident",
    numerator: [1, 2],
    denominator: [1, 2, 3, 4],
    dontKnow: [9],
    since: "2025-01-01",
    question: words(
      "In the past month, how often have you seen officers on foot or bicycle within 15 minutes’ walk of home?",
      "过去一个月，您在离家步行15分钟范围内，多久见到一次步行或骑车巡逻的民警？",
      "En el último mes, ¿con qué frecuencia ha visto agentes a pie o en bicicleta a menos de 15 minutos de su casa?",
      "في الشهر الماضي، كم مرة رأيت شرطيًا ماشيًا أو على دراجة على بعد 15 دقيقة من منزلك؟",
    ),
    answers: answers([
      [1, words("Every day or nearly", "每天或几乎每天", "Todos o casi todos los días", "كل يوم أو تقريبًا")],
      [2, words("About weekly or more", "大约每周一次或更多", "Una vez por semana o más", "أسبوعيًا أو أكثر")],
      [3, words("Once or twice in the month", "一个月一两次", "Una o dos veces en el mes", "مرة أو مرتين في الشهر")],
      [4, words("Not at all", "没有见到", "Ninguna", "لم أره")],
      [9, words("I can’t say", "说不清", "No sabría decir", "لا أستطيع القول")],
    ]),
  },
];

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
  const all = DEFINITIONS.find((each) => each.id === id)?.answers.map(({ code }) => code) ?? [];
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
    const definition = DEFINITIONS.find((each) => each.id === id);
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
          said: words("The wait is too long.", "等候时间太长。", "La espera es demasiado larga.", "الانتظار طويل جدًا."),
          did: words(
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
  return { format: 1, method: METHOD, period, from, to, minimumBase: 10, countedOn: to, definitions: DEFINITIONS, units };
}
