import type { Definition } from "./definition.ts";

/** The places of the overall grade and of what may go together with it, in the order of the questions, from 0. */
export type DriverPlaces = { grade: number; drivers: number[] };

const FEWEST = 2;
const MOST = 10;

/** The grade and the drivers of a questionnaire; `undefined` when it has no grade or fewer than two drivers. */
export function driverPlaces({ questions }: Definition): DriverPlaces | undefined {
  const scales = questions.flatMap((question, at) => (question.type === "scale" && !question.when ? [{ question, at }] : []));
  const grade = scales.find(({ question }) => !question.driver)?.at;
  const drivers = scales.filter(({ question }) => question.driver).map(({ at }) => at);
  if (grade === undefined || drivers.length < FEWEST) return undefined;
  return { grade, drivers: drivers.slice(0, MOST) };
}

/** How many numbers describe `count` variables together: the complete answers, their sums, and the sums of their products. */
export const momentPlaces = (count: number): number => 1 + count + (count * (count + 1)) / 2;
