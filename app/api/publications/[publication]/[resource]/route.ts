import { env } from "#lib/env.ts";
import { residentActor } from "#lib/people/actor.ts";
import { csvFiles, dataPackage, jsonRows } from "#lib/publications/data-package.ts";
import { TABLE_NAMES } from "#lib/publications/open-data-fields.ts";
import type { Published } from "#lib/publications/public-queries.ts";
import { resultAt } from "#lib/publications/result-queries.ts";
import { type OpenAnswer, openAnswer } from "../../open-answer.ts";

export const dynamic = "force-dynamic";

type Params = { publication: string; resource: string };

function fileOf(resource: string, published: Published): OpenAnswer {
  const table = TABLE_NAMES.find((name) => resource === `${name}.csv`);
  if (table) return { body: csvFiles(published.snapshot)[table], type: "text/csv; charset=utf-8; header=present" };
  const json: Record<string, () => string> = {
    // To the byte: its digest is what was signed.
    "snapshot.json": () => published.text,
    "data.json": () => jsonRows(published),
    "datapackage.json": () => JSON.stringify(dataPackage(env().RAPPORT_ORIGIN, published)),
  };
  const make = Object.hasOwn(json, resource) ? json[resource] : undefined;
  return make ? { body: make(), type: "application/json" } : { refused: 404, why: "A publication has no such file" };
}

/** A publication as data. */
export async function GET(request: Request, { params }: { params: Promise<Params> }): Promise<Response> {
  const { publication, resource } = await params;
  return openAnswer(request, async () => {
    const found = await resultAt(residentActor(), publication);
    if (found.status === 404) return { refused: 404, why: "There is no such publication" };
    if (found.status === 410) return { refused: 410, why: `Withdrawn on ${found.release.withdrawn.on}: ${found.release.withdrawn.why}` };
    return fileOf(resource, found.published);
  });
}
