import { asOwner } from "#db/seed/test-owner.ts";
import { serveBeside } from "../../beside.ts";

/**
 * The application once more, in a database whose scope its own checks no longer decide: whatever units it says it may see, the transaction
 * gets the pinned ones. It is the function that sets the scope that is another one, found first by name; the application is as it is built,
 * and nothing in it can be asked to do so.
 */
export async function servePinned(units: readonly string[]): Promise<{ origin: string; stop: () => Promise<void> }> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  await asOwner(async (owner) => {
    await owner`create schema if not exists pinned`;
    await owner`
      create or replace function pinned.set_config(name text, value text, is_local boolean) returns text language sql as $$
        select pg_catalog.set_config(name,
          case when name = 'rapport.units' and value <> '' then pg_catalog.current_setting('pinned.units') else value end, is_local) $$`;
    await owner.unsafe(`grant usage on schema pinned to ${url.username}`);
  });
  url.searchParams.set("search_path", "pinned, pg_catalog, public");
  url.searchParams.set("pinned.units", `{${units.join(",")}}`);
  const { origin, stop } = await serveBeside({ DATABASE_URL: url.href, RAPPORT_MIX_SECONDS: "60" });
  const end = async () => {
    await stop();
    await asOwner((owner) => owner`drop schema pinned cascade`);
  };
  return { origin, stop: end };
}
