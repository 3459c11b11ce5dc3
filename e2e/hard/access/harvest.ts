import { driver } from "#db";
import { ROLES } from "#lib/people/actor.ts";
import { type Someone, someone } from "./actors.ts";
import { eachOf, look } from "./asking.ts";
import { type BuiltRoute, guarded, pathOf } from "./built-routes.ts";
import { formsIn, isOf, type ShownForm } from "./forms.ts";
import type { Target } from "./target.ts";

/** These act on the session or the password that is sent with them, where a wrong one makes everybody wait, or are next-auth's own. */
const OWN_SESSION = /\/staff\/(sign-out|sign-in\/session|account\/(authenticator|codes|password))$|^\/api\/auth\//;

/**
 * A form for every route, as the pages show it to somebody who may: one that is of the unit, where there are several. Where no page shows one
 * at the moment, the ids of the unit stand under every name that a path knows.
 */
export async function harvest(
  origin: string,
  target: Target,
  routes: readonly BuiltRoute[],
  mighty: readonly Someone[],
): Promise<ShownForm[]> {
  const pages = routes.filter(({ isPage, isStaff }) => isPage && isStaff);
  const [force] = await driver()`select id from unit where slug = 'lakeside'`;
  const shown: ShownForm[] = [];
  const asked = pages.flatMap((route) => mighty.map((who) => ({ who, path: `${pathOf(route, target.fixtures)}?unit=${target.slug}` })));
  const chief = await someone(ROLES, "parent", force?.id);
  const ofAll = pages.map((route) => ({ who: chief, path: pathOf(route, target.fixtures) }));
  await eachOf([...asked, ...ofAll], async ({ who, path }) => {
    shown.push(...formsIn((await look(origin, path, who)).body, target.slug));
  });
  const known = { ...target.fixtures, unit: target.slug, address_id: target.slug, service_code: "lost-papers", description: "Words" };
  const isOfTarget = ({ action, fields }: ShownForm) =>
    [action, ...fields.flat()].some((text) => text === target.slug || target.markers.some((each) => text.includes(each)));
  return routes
    .filter((route) => !route.isPage && guarded(route) && !OWN_SESSION.test(route.pattern))
    .map((route) => {
      const all = shown.filter(({ action }) => isOf(route.pattern, action));
      const guessed = { action: pathOf(route, target.fixtures), fields: Object.entries(known), multipart: false, isGuessed: true };
      return all.find(isOfTarget) ?? all[0] ?? guessed;
    });
}
