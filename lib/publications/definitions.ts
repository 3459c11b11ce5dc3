import type { PublishedDefinition } from "./snapshot.ts";

/** The rule and the series of a definition: only numbers of one are ever compared. What can be subtracted is of one indicator, whatever its words. */
export const measureOf = ({ id, version, since }: PublishedDefinition): string => `${id} ${version} ${since ?? "ever"}`;
