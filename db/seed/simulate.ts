import { addDays, addMonths, type Day, monthOf } from "#lib/calendar.ts";
import { normalQuantile } from "#lib/statistics/normal.ts";
import { flatteringAnswer, logit, MARGINALS, residentAnswer, share, visitAnswer } from "./answers.ts";
import { DEMO_DISTRICTS, type DemoStation } from "./force.ts";
import { pick, randomStream } from "./random.ts";

export type SimulatedAnswer = {
  station: string;
  service: string;
  channel: "open" | "kiosk" | "verified" | "invited";
  questionnaire: "visit-rating" | "resident-survey";
  day: Day;
  choices: number[];
  words: string[];
};
export type SimulatedVisits = { station: string; service: string; month: Day; visits: number };
export type Simulation = { answers: SimulatedAnswer[]; visits: SimulatedVisits[] };

const MONTHS = 24;
const VISIT_ANSWERS = 45_000;
const RESIDENT_ANSWERS = 15_000;
const BURST = 70;
/** A drift of this much, in logits, to either side over the two years. */
const DRIFT = 0.55;

const SERVICES = [
  ["household", 30],
  ["traffic", 18],
  ["call-response", 16],
  ["case-handling", 9],
  ["mediation", 8],
  ["patrol", 6],
  ["violation", 5],
  ["fire-prevention", 3],
  ["foreign-affairs", 2],
  ["home-visit", 3],
] as const;
const CHANNELS = [
  ["open", 0.6],
  ["kiosk", 0.25],
  ["verified", 0.15],
] as const;

type Placed = { station: DemoStation; district: number; level: number };

/** Stations spread over the quantiles of a normal distribution, so that the spread is the published one and not a lucky draw. */
function placed(random: () => number): Placed[] {
  const stations = DEMO_DISTRICTS.flatMap(({ stations: list }, index) => list.map((station) => ({ station, district: index + 1 })));
  const order = stations.map((_, index) => ({ index, key: random() })).sort((a, b) => a.key - b.key);
  const rank = new Map(order.map(({ index }, position) => [index, position]));
  return stations.map((each, index) => ({
    ...each,
    level: MARGINALS.stationSd * normalQuantile(((rank.get(index) ?? 0) + 0.5) / stations.length),
  }));
}

function driftOf({ story }: DemoStation, progress: number): number {
  const toSide = DRIFT * (2 * progress - 1);
  return story === "improves" ? toSide : story === "falls" ? -toSide : 0;
}

function dayIn(random: () => number, month: Day, today: Day): Day {
  const last = addDays(addMonths(month, 1), -1);
  const end = last > today ? today : last;
  return addDays(month, Math.floor(random() * Number(end.slice(8, 10))));
}

/** Two years of answers of the demo force, up to `today`; the same seed and day give the same answers. */
export function simulate(seed: number, today: Day): Simulation {
  const random = randomStream(seed);
  const places = placed(random);
  const months = Array.from({ length: MONTHS }, (_, index) => addMonths(monthOf(today), index + 1 - MONTHS));
  const adults = places.reduce((sum, { station }) => sum + (station.story === "tiny" ? 0 : station.adults), 0);
  const found: Simulation = { answers: [], visits: [] };
  // So that the mean of the stations' shares, and not only their middle, is the published one.
  const middle = logit(MARGINALS.satisfied) + 0.045;
  for (const place of places) {
    const { station } = place;
    const part = station.story === "tiny" ? 0 : station.adults / adults;
    months.forEach((month, index) => {
      const progress = index / (MONTHS - 1);
      const elapsed = month === monthOf(today) ? Number(today.slice(8, 10)) / 30 : 1;
      const season = (1 + 0.15 * Math.sin((2 * Math.PI * index) / 12)) * elapsed;
      const satisfied = share(middle + place.level + driftOf(station, progress));
      const count = (yearly: number) => Math.floor((yearly / MONTHS) * part * season + random());
      for (let left = count(VISIT_ANSWERS); left > 0; left -= 1) found.answers.push(visit(random, station.slug, month, today, satisfied));
      for (let left = count(RESIDENT_ANSWERS); left > 0; left -= 1) found.answers.push(resident(random, place, month, today));
      if (station.story !== "uncounted" && station.story !== "tiny")
        found.visits.push(...visitsOf(random, station.slug, month, count(VISIT_ANSWERS)));
    });
    if (station.story === "tiny") found.answers.push(...few(random, place, months, today));
    if (station.story === "burst") found.answers.push(...burst(station.slug, months[17] ?? today));
  }
  return found;
}

function visit(random: () => number, station: string, month: Day, today: Day, satisfied: number): SimulatedAnswer {
  const filed = { station, service: pick(random, SERVICES), channel: pick(random, CHANNELS), day: dayIn(random, month, today) };
  return { ...filed, questionnaire: "visit-rating", ...visitAnswer(random, satisfied) };
}

function resident(random: () => number, { station, district, level }: Placed, month: Day, today: Day): SimulatedAnswer {
  const know = share(logit(MARGINALS.know) + level);
  const seen = share(logit(MARGINALS.seenWeekly) - level);
  const day = dayIn(random, month, today);
  return {
    station: station.slug,
    service: "patrol",
    channel: "invited",
    questionnaire: "resident-survey",
    day,
    ...residentAnswer(random, know, seen, district),
  };
}

/** Too few to show in any period: three visits and one survey in two years. */
function few(random: () => number, place: Placed, months: readonly Day[], today: Day): SimulatedAnswer[] {
  const at = (index: number) => months[index] ?? today;
  return [...[3, 11, 20].map((index) => visit(random, place.station.slug, at(index), today, 0.8)), resident(random, place, at(14), today)];
}

/** One afternoon of fives at the kiosk. */
function burst(station: string, month: Day): SimulatedAnswer[] {
  return Array.from({ length: BURST }, () => ({
    station,
    service: "traffic",
    channel: "kiosk" as const,
    questionnaire: "visit-rating" as const,
    day: addDays(month, 13),
    ...flatteringAnswer(),
  }));
}

/** Visits that the unit counted, so that about 8 to 20 % of them were rated. */
function visitsOf(random: () => number, station: string, month: Day, answers: number): SimulatedVisits[] {
  const total = SERVICES.reduce((sum, [, weight]) => sum + weight, 0);
  return SERVICES.map(([service, weight]) => ({
    station,
    service,
    month,
    visits: Math.max(5, Math.round(((answers * weight) / total / 0.12) * (0.7 + 0.6 * random()))),
  }));
}
