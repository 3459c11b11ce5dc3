/** The stable addresses of what was published, below the origin. */
export const CATALOGUE_PATH = "/api/publications";

export const dataPath = (publication: string, file: string): string => `${CATALOGUE_PATH}/${publication}/${file}`;
export const resultPath = (locale: string, publication: string, unit?: string): string =>
  `/${locale}/results/${publication}${unit === undefined ? "" : `/${unit}`}`;
export const feedPath = (locale: string, unit?: string): string => `/${locale}/results/feed${unit === undefined ? "" : `/${unit}`}`;

/** The licence of everything that was published. */
export const LICENCE = {
  name: "CC-BY-4.0",
  title: "Creative Commons Attribution 4.0",
  path: "https://creativecommons.org/licenses/by/4.0/",
};
