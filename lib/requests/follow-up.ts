/** The service under which a rating after a request is filed; what is not named here is asked no rating: clues, complaints and thanks never are. */
const SERVICES: Readonly<Record<string, string>> = {
  "lost-papers": "household",
  "neighbour-dispute": "mediation",
  "feel-unsafe": "patrol",
  "officer-visit": "home-visit",
};

export const followUpService = (needKey: string): string | undefined => (Object.hasOwn(SERVICES, needKey) ? SERVICES[needKey] : undefined);
