/**
 * What DCAT-AP 3 obliges a catalogue, a dataset and a distribution to say, and what kind of thing each must be, as SHACL. The official
 * shapes are on no package registry; these are written after the tables of the specification (https://semiceu.github.io/DCAT-AP/releases/3.0.0/).
 */
const text = (path: string) => `[ sh:path ${path} ; sh:minCount 1 ; sh:nodeKind sh:Literal ; sh:uniqueLang true ]`;
const node = (path: string, kind: string, least = 1, most?: number) =>
  `[ sh:path ${path} ; sh:minCount ${least} ; ${most ? `sh:maxCount ${most} ; ` : ""}sh:class ${kind} ]`;
const authority = (path: string, list: string) =>
  `[ sh:path ${path} ; sh:minCount 1 ; sh:nodeKind sh:IRI ; sh:pattern "^http://publications.europa.eu/resource/authority/${list}/[A-Z_0-9]+$" ]`;
const shape = (kind: string, ...properties: string[]) =>
  `[] a sh:NodeShape ; sh:targetClass ${kind} ; sh:property ${properties.join(" , ")} .`;

export const SHAPES = `
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
${shape(
  "dcat:Catalog",
  text("dct:title"),
  text("dct:description"),
  node("dct:publisher", "foaf:Agent", 1, 1),
  node("dcat:dataset", "dcat:Dataset", 1),
  node("dct:license", "dct:LicenseDocument", 0, 1),
  node("dct:language", "dct:LinguisticSystem", 0),
  node("foaf:homepage", "foaf:Document", 0, 1),
)}
${shape(
  "dcat:Dataset",
  text("dct:title"),
  text("dct:description"),
  node("dct:publisher", "foaf:Agent", 1, 1),
  node("dcat:distribution", "dcat:Distribution"),
  node("dcat:landingPage", "foaf:Document", 0),
  node("dct:temporal", "dct:PeriodOfTime"),
  node("dct:spatial", "dct:Location"),
  node("dct:accrualPeriodicity", "dct:Frequency", 0, 1),
  node("dcat:theme", "skos:Concept"),
  authority("dcat:theme", "data-theme"),
  authority("dct:accrualPeriodicity", "frequency"),
  authority("dct:language", "language"),
  "[ sh:path dct:issued ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ]",
)}
${shape(
  "dcat:Distribution",
  text("dct:title"),
  node("dcat:accessURL", "rdfs:Resource"),
  "[ sh:path dcat:downloadURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ]",
  node("dcat:mediaType", "dct:MediaType", 0, 1),
  node("dct:format", "dct:MediaTypeOrExtent", 0, 1),
  authority("dct:format", "file-type"),
  node("dct:license", "dct:LicenseDocument", 1, 1),
  node("spdx:checksum", "spdx:Checksum", 0, 1),
)}
${shape(
  "dct:PeriodOfTime",
  "[ sh:path dcat:startDate ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ]",
  "[ sh:path dcat:endDate ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ]",
)}
${shape("foaf:Agent", text("foaf:name"))}
${shape(
  "spdx:Checksum",
  node("spdx:algorithm", "spdx:ChecksumAlgorithm", 1, 1),
  "[ sh:path spdx:checksumValue ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:hexBinary ]",
)}
`;
