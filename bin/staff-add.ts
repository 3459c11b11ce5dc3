import { parseArgs } from "node:util";
import { env } from "#lib/env.ts";
import { ROLES, type Role, type SystemActor, systemActor } from "#lib/people/actor.ts";
import { addPerson } from "#lib/people/mutations.ts";
import { onDatabase, say } from "./command.ts";
import { foundForce } from "./found-force.ts";

const USE = `Use: npm run staff:add -- --email YOU@EXAMPLE.ORG --name "YOUR NAME" --role ${ROLES.join("|")} --unit SLUG
In an empty database, make the force first: … --force "NAME OF THE FORCE" [--force-zh "名称"] instead of --unit.
It prints a link, which holds for a week and opens once: there they set a password and a second factor.`;

function asked() {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { email: text, name: text, role: text, unit: text, force: text, "force-zh": text } });
  const { email, name, role, unit, force } = values;
  if (!email || !name || !role || (unit === undefined) === (force === undefined)) throw new Error(USE);
  return { email, name, role, unit, force: force ? { en: force, zh: values["force-zh"] } : undefined };
}

async function unitFor(actor: SystemActor, { unit, force }: ReturnType<typeof asked>): Promise<string> {
  if (!force) return unit ?? "";
  const founded = await foundForce(actor, force);
  if (!founded.code) say(`The force ${founded.slug} is there already.`);
  else
    say(
      `Made the force ${force.en} (${founded.slug}), its questionnaires, and a first touchpoint: ${env().RAPPORT_ORIGIN}/s/${founded.code}`,
    );
  return founded.slug;
}

onDatabase(asked, async (wanted) => {
  const { email, name, role } = wanted;
  const actor = systemActor("staff:add");
  const unitSlug = await unitFor(actor, wanted);
  const { token } = await addPerson(actor, { email, name, role: role as Role, unitSlug });
  say(`${name} sets a password and a second factor here, within a week:\n  ${env().RAPPORT_ORIGIN}/en/staff/invitation/${token}`);
});
