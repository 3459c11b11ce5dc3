import { addDays, addMonths } from "#lib/calendar.ts";
import { DEFAULT_LOCALE, inLocale, LOCALE_KEYS, LOCALES, type Localised } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { CATALOGUE_PATH, dataPath, LICENCE, resultPath } from "./open-data-addresses.ts";
import { TABLE_NAMES } from "./open-data-fields.ts";
import { publicFigures } from "./public-words.ts";

/** The terms of DCAT-AP 3; the context stands in the answer, so that nothing else has to be fetched. */
const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  locn: "http://www.w3.org/ns/locn#",
  spdx: "http://spdx.org/rdf/terms#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};
const EU = "http://publications.europa.eu/resource/authority";
const LANGUAGES = { en: "ENG", zh: "ZHO", es: "SPA", ar: "ARA" } as const;

type Dataset = { slug: string; unit: string; on: string; digest: string; name: Localised; from: string; to: string };

const inEach = (words: (locale: (typeof LOCALE_KEYS)[number]) => string) =>
  LOCALE_KEYS.map((locale) => ({ "@value": words(locale), "@language": LOCALES[locale].tag }));
const date = (day: string) => ({ "@value": day, "@type": "xsd:date" });
const at = (id: string) => ({ "@id": id });
const a = (type: string, id: string) => ({ "@id": id, "@type": type });
const agent = (origin: string, unit: string, name: Localised) => ({
  "@id": `${origin}/${DEFAULT_LOCALE}/units/${unit}`,
  "@type": "foaf:Agent",
  "foaf:name": inEach((locale) => inLocale(name, locale)),
});

function distributions(origin: string, { slug, digest }: Dataset): unknown[] {
  const files = [
    ...TABLE_NAMES.map((name) => ({ file: `${name}.csv`, media: "text/csv", format: "CSV" })),
    { file: "data.json", media: "application/json", format: "JSON" },
    { file: "datapackage.json", media: "application/json", format: "JSON" },
    { file: "snapshot.json", media: "application/json", format: "JSON" },
  ];
  return files.map(({ file, media, format }) => ({
    "@id": `${origin}${dataPath(slug, file)}`,
    "@type": "dcat:Distribution",
    "dct:title": { "@value": file, "@language": DEFAULT_LOCALE },
    "dcat:accessURL": a("http://www.w3.org/2000/01/rdf-schema#Resource", `${origin}${dataPath(slug, file)}`),
    "dcat:downloadURL": at(`${origin}${dataPath(slug, file)}`),
    "dcat:mediaType": a("dct:MediaType", `https://www.iana.org/assignments/media-types/${media}`),
    "dct:format": a("dct:MediaTypeOrExtent", `${EU}/file-type/${format}`),
    "dct:license": a("dct:LicenseDocument", LICENCE.path),
    ...(file === "snapshot.json"
      ? {
          "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": a("spdx:ChecksumAlgorithm", "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            "spdx:checksumValue": { "@value": digest, "@type": "xsd:hexBinary" },
          },
        }
      : {}),
  }));
}

function dataset(origin: string, each: Dataset): unknown {
  const { slug, unit, on, name, from, to } = each;
  const isYear = from.slice(5, 7) === "01" && to.slice(5, 7) === "12";
  const words = (locale: (typeof LOCALE_KEYS)[number]) => ({
    unit: inLocale(name, locale),
    period: publicFigures(locale).period({ from, to }),
  });
  return {
    "@id": `${origin}${CATALOGUE_PATH}#${slug}`,
    "@type": "dcat:Dataset",
    "dct:identifier": slug,
    "dct:title": inEach((locale) => translator(locale, "results")("data_title", words(locale))),
    "dct:description": inEach((locale) => translator(locale, "results")("data_about", words(locale))),
    "dct:publisher": agent(origin, unit, name),
    "dct:issued": date(on),
    "dct:temporal": {
      "@type": "dct:PeriodOfTime",
      "dcat:startDate": date(from),
      "dcat:endDate": date(addDays(addMonths(to, 1), -1)),
    },
    "dct:spatial": {
      "@type": "dct:Location",
      "locn:geographicName": inEach((locale) => inLocale(name, locale)),
    },
    "dct:accrualPeriodicity": a("dct:Frequency", `${EU}/frequency/${isYear ? "ANNUAL" : "QUARTERLY"}`),
    "dct:language": Object.values(LANGUAGES).map((code) => a("dct:LinguisticSystem", `${EU}/language/${code}`)),
    "dcat:theme": ["GOVE", "JUST"].map((code) => a("http://www.w3.org/2004/02/skos/core#Concept", `${EU}/data-theme/${code}`)),
    "dcat:keyword": ["police", "satisfaction", "awareness", "visibility"].map((word) => ({ "@value": word, "@language": "en" })),
    "dcat:landingPage": a("foaf:Document", `${origin}${resultPath(DEFAULT_LOCALE, slug)}`),
    "dcat:distribution": distributions(origin, each),
  };
}

/**
 * Everything that was published and not withdrawn, as a catalogue by DCAT-AP 3 in JSON-LD; the newest first.
 * `publisher`: who keeps the catalogue.
 */
export function catalogue(origin: string, publisher: { slug: string; name: Localised }, published: readonly Dataset[]): unknown {
  const words = (locale: (typeof LOCALE_KEYS)[number]) => ({ unit: inLocale(publisher.name, locale) });
  const [newest] = published;
  return {
    "@context": CONTEXT,
    "@id": `${origin}${CATALOGUE_PATH}`,
    "@type": "dcat:Catalog",
    "dct:title": inEach((locale) => translator(locale, "results")("catalogue_title", words(locale))),
    "dct:description": inEach((locale) => translator(locale, "results")("catalogue_about", words(locale))),
    "dct:publisher": agent(origin, publisher.slug, publisher.name),
    "dct:license": a("dct:LicenseDocument", LICENCE.path),
    "dct:language": Object.values(LANGUAGES).map((code) => a("dct:LinguisticSystem", `${EU}/language/${code}`)),
    "foaf:homepage": a("foaf:Document", `${origin}/${DEFAULT_LOCALE}/results`),
    ...(newest ? { "dct:modified": date(newest.on) } : {}),
    "dcat:dataset": published.map((each) => dataset(origin, each)),
  };
}
