import { seeAll } from "#db/seed/test-survey.ts";

/** The id of a unit of the demonstration. */
export async function parentOf(slug: string): Promise<string> {
  const [unit] = await seeAll((sql) => sql`select id from unit where slug = ${slug}`);
  if (!unit) throw new Error(`no unit ${slug}`);
  return unit.id;
}
