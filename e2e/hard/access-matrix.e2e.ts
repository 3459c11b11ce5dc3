import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeDatabase } from "#db";
import { seeAll } from "#db/seed/test-survey.ts";
import { ROLES } from "#lib/people/actor.ts";
import { everybody, nameOf, REACHING, type Someone, signInAgain, someone } from "./access/actors.ts";
import { may, STANDS_FOR } from "./access/allowed.ts";
import { betrayed, eachOf, inWords, look, post } from "./access/asking.ts";
import { type BuiltRoute, builtRoutes, guarded, namesTarget, pathOf } from "./access/built-routes.ts";
import { isOf, type ShownForm } from "./access/forms.ts";
import { harvest } from "./access/harvest.ts";
import { servePinned } from "./access/pinned.ts";
import { ACCOUNT } from "./access/planted.ts";
import { makeTarget, type Target } from "./access/target.ts";

const ORIGIN = process.env.RAPPORT_TEST_ORIGIN ?? "";
/** Shown to who is not signed in yet. */
const AT_THE_DOOR = /\/staff\/(sign-in|invitation)/;
/** What a city hands over is a request as any resident may send it to any unit. */
const OF_EVERYBODY = "/api/open311/v2/[resource]";

const routes = builtRoutes();
let target: Target;
let people: Someone[];
/** Every role in one person, on the unit itself and above it; and who reads words, which nobody does who leads there too. */
let mighty: Someone[];
let denied: Someone[];
const getters: BuiltRoute[] = [];

before(async () => {
  target = await makeTarget();
  const { units } = target;
  people = await everybody(units);
  const all = await Promise.all((["own", "parent", "child", "sibling", "none"] as const).map((each) => someone(ROLES, each, units[each])));
  mighty = [...all.filter(({ relation }) => REACHING.includes(relation)), await someone(["reviewer"], "parent", units.parent)];
  denied = [...people, ...all].filter(({ relation }) => !REACHING.includes(relation));
});
after(closeDatabase);

const asked = (route: BuiltRoute) => `${pathOf(route, target.fixtures)}?unit=${target.slug}`;
/** Who is asked about a route: one role in turn and all roles in one person; `npm run test:access` asks for every role by itself. */
const inTurn = (who: readonly Someone[], at: number) =>
  process.env.RAPPORT_ACCESS_MATRIX === "whole"
    ? who
    : who.filter(({ roles }) => roles.length > 1 || ROLES.indexOf(roles[0] ?? "lead") === at % ROLES.length);

test("no page, file or answer of the programs' interface gives a byte of a unit to who does not reach it", async (t) => {
  const wrong: string[] = [];
  const statuses = new Map<number, number>();
  await eachOf(routes, async (route) => {
    const path = asked(route);
    const reply = await look(ORIGIN, path);
    if (reply.status === 405) return;
    getters.push(route);
    const [marker, isOpen] = [betrayed(reply, target.markers, path), route.isStaff && reply.status === 200 && !AT_THE_DOOR.test(path)];
    if (marker || isOpen || reply.status >= 500) wrong.push(`nobody: ${path} gave ${reply.status} ${marker ?? ""}`);
  });
  const cells = getters.filter(guarded).flatMap((route, at) => inTurn(denied, at).map((who) => ({ route, who })));
  await eachOf(cells, async ({ route, who }) => {
    const path = asked(route);
    const reply = await look(ORIGIN, path, who);
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
    const marker = betrayed(reply, target.markers, path);
    const isThere = namesTarget(route) && reply.status !== 404;
    if (marker || isThere || reply.status >= 500) wrong.push(`${nameOf(who)}: ${path} gave ${reply.status} ${marker ?? ""}`);
  });
  t.diagnostic(
    `${routes.length} pages and routes as nobody, and ${cells.length} cells of ${getters.filter(guarded).length} guarded ones: ${inWords(statuses)}; ${target.markers.length} markers`,
  );
  assert.deepEqual(wrong, []);
  assert.ok(cells.length > 400 && target.markers.length > 60);
});

test("what the table of roles lets somebody do is what their pages show, in every role", async (t) => {
  const wrong: string[] = [];
  const reaching = people.filter(({ relation }) => REACHING.includes(relation));
  const known = getters.filter(({ pattern }) => STANDS_FOR[pattern]);
  assert.deepEqual(
    Object.keys(STANDS_FOR).filter((pattern) => !known.some((each) => each.pattern === pattern)),
    [],
  );
  await eachOf(
    known.flatMap((route) => reaching.map((who) => ({ route, who }))),
    async ({ route, who }) => {
      const { actions = [], by } = STANDS_FOR[route.pattern] ?? {};
      const path = asked(route);
      const reply = await look(ORIGIN, path, who);
      const isShown = reply.status === 200 && (by === "status" || betrayed(reply, target.markers, path) !== undefined);
      const isAllowed = actions.some((action) => may(action, who.roles[0] ?? "lead", who.relation));
      if (isShown !== isAllowed) wrong.push(`${nameOf(who)}: ${route.pattern} is ${isShown ? "" : "not "}shown`);
    },
  );
  t.diagnostic(`${known.length * reaching.length} cells`);
  assert.deepEqual(wrong, []);
});

async function changed(before: Record<string, string>): Promise<string[]> {
  const now = await target.sums();
  return Object.keys(now).filter((name) => now[name] !== before[name]);
}

const sent: ShownForm[] = [];
test("no form that somebody sends who does not reach the unit changes a row of it", async (t) => {
  const all = await harvest(ORIGIN, target, routes, mighty);
  const wrong: string[] = [];
  const statuses = new Map<number, number>();
  let number = 0;
  const had = await target.sums();
  await eachOf(all, async (form) => {
    const { status } = await post(ORIGIN, form);
    // A route that only gives something.
    if (status !== 405) sent.push(form);
    if (status >= 500) wrong.push(`nobody: ${form.action} gave ${status}`);
  });
  for (const [at, form] of sent.entries()) {
    const who = inTurn(denied, at);
    await eachOf(who, async (each) => {
      const reply = await post(ORIGIN, form, each);
      number += 1;
      statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      const marker = betrayed(reply, target.markers, `${form.action} ${form.fields.flat().join(" ")}`);
      if (marker || reply.status >= 500) wrong.push(`${nameOf(each)}: ${form.action} gave ${reply.status} ${marker ?? ""}`);
    });
    await signInAgain(who);
    // The sum takes as long as many posts: which form it was is looked for among a few.
    if (at % 10 === 9 || at === sent.length - 1)
      for (const name of await changed(had))
        wrong.push(
          `one of ${sent
            .slice(at - 9, at + 1)
            .map(({ action }) => action)
            .join(", ")} changed ${name}`,
        );
    if (wrong.length > 0) break;
  }
  t.diagnostic(
    `${all.length} posts of nobody, and ${number} to ${sent.length} routes, ${sent.filter(({ isGuessed }) => !isGuessed).length} of them as a page shows the form: ${inWords(statuses)}`,
  );
  assert.deepEqual(wrong, []);
});

test("with the application's own check passed, row-level security alone still hides every byte and keeps every row", async (t) => {
  const { child, sibling, none } = target.units;
  const { origin, stop } = await servePinned([child, sibling, none]);
  const wrong: string[] = [];
  const shown = new Set<string>();
  try {
    await eachOf(
      getters.filter(guarded).flatMap((route) => mighty.map((who) => ({ route, who }))),
      async ({ route, who }) => {
        const path = asked(route);
        const [hidden, open] = [await look(origin, path, who), await look(ORIGIN, path, who)];
        if (betrayed(open, target.markers, path)) shown.add(route.pattern);
        const marker = betrayed(hidden, target.markers, path);
        if (marker) wrong.push(`${nameOf(who)}: ${path} gave ${hidden.status} ${marker}`);
      },
    );
    const had = await target.sums();
    for (const form of sent.filter(({ action }) => !isOf(OF_EVERYBODY, action))) {
      await Promise.all(mighty.map((who) => post(origin, form, who)));
      await signInAgain(mighty);
    }
    wrong.push(...(await changed(had)).filter((name) => !name.startsWith(ACCOUNT)));
  } finally {
    await stop();
  }
  t.diagnostic(
    `${getters.filter(guarded).length * mighty.length} pages and ${sent.length * mighty.length} posts of who passes every check of a role: 0 bytes, 0 rows; without the pin ${shown.size} of the pages show the unit's`,
  );
  assert.deepEqual(wrong, []);
  assert.ok(shown.size > 12, `the same people are shown the unit by its own scope: ${[...shown].join(" ")}`);
});

test("the same forms, sent by who may, do change rows", async (t) => {
  const had = await target.sums();
  for (const form of sent) {
    for (const who of mighty) await post(ORIGIN, form, who);
    await signInAgain(mighty);
  }
  const touched = await changed(had);
  const acts = denied.map(({ personId }) => `staff:${personId}`);
  const [row] = await seeAll(
    (sql) =>
      sql`select count(*)::int as events from audit_event where actor = any (${acts}) and detail::text like ${`%${target.units.own}%`}`,
  );
  t.diagnostic(`${touched.length} tables changed: ${touched.join(", ")}`);
  assert.ok(touched.length > 12);
  assert.equal(row?.events, 0, "nothing that was refused is recorded as done");
});
