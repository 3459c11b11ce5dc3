import type { PublishedDefinition } from "./snapshot.ts";

/** Under what the bases of a definition are kept: only numbers of one rule and one series are ever set beside each other. */
export const measureOf = ({ id, version, since }: PublishedDefinition): string => `${id} ${version} ${since ?? "ever"}`;
