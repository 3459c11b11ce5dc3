import assert from "node:assert/strict";
import { createRequire } from "node:module";
import ShaclValidator from "rdf-validate-shacl";
import { SHAPES } from "./dcat-shapes.ts";

const require = createRequire(import.meta.url);

type Resource = {
  name: string;
  valid: boolean;
  errors: Error[];
  checkRelations: () => Promise<boolean>;
  read: (options: { keyed: boolean }) => Promise<Record<string, unknown>[]>;
};
type Package = { valid: boolean; errors: Error[]; resources: Resource[] };
// The library of the Frictionless project, with the official profiles of version 1 of the standard; it has no types.
const { Package: Frictionless } = require("datapackage") as {
  Package: { load: (descriptor: unknown, options?: { basePath?: string; strict?: boolean }) => Promise<Package> };
};
const { toRDF } = require("jsonld") as { toRDF: (document: unknown, options: object) => Promise<string> };
type Dataset = ConstructorParameters<typeof ShaclValidator>[0];
const { Parser, Store } = require("n3") as {
  Parser: new () => { parse: (text: string) => unknown[] };
  Store: new (quads: unknown[]) => Dataset & { size: number };
};

/** The tables of a data package, each read by its schema: types, constraints and foreign keys hold. */
export async function readPackage(descriptor: unknown, basePath?: string): Promise<Record<string, Record<string, unknown>[]>> {
  const read = await Frictionless.load(descriptor, basePath === undefined ? {} : { basePath });
  assert.deepEqual(read.errors, [], "the descriptor holds by the official profile");
  assert.ok(read.valid);
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (const resource of read.resources) {
    assert.deepEqual(resource.errors, []);
    assert.ok(await resource.checkRelations(), `${resource.name}: every foreign key leads somewhere`);
    tables[resource.name] = await resource.read({ keyed: true });
  }
  return tables;
}

/** A catalogue as RDF, and what of DCAT-AP's obligations it breaks. Nothing is fetched: a context from elsewhere fails. */
export async function catalogueFaults(document: unknown): Promise<{ statements: number; faults: string[] }> {
  const documentLoader = (url: string) => Promise.reject(new Error(`${url} would have to be fetched`));
  const data = new Store(new Parser().parse(await toRDF(document, { format: "application/n-quads", documentLoader, safe: true })));
  const report = await new ShaclValidator(new Store(new Parser().parse(SHAPES)) as Dataset).validate(data);
  const faults = report.results.map(
    ({ path, focusNode, message }) => `${focusNode?.value} ${path?.value}: ${message.map(({ value }) => value)}`,
  );
  assert.equal(report.conforms, faults.length === 0);
  return { statements: data.size, faults };
}
