import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type Place, update } from "./release.ts";

const root = mkdtempSync(join(tmpdir(), "rapport-release-"));
after(() => rmSync(root, { recursive: true, force: true }));

const git = (folder: string, ...args: string[]) =>
  execFileSync("git", ["-C", folder, "-c", "user.name=T", "-c", "user.email=t@example.org", ...args], { encoding: "utf8" }).trim();

/** A served release and a newer version where it came from. */
function laidOut(name: string): Place & { origin: string; newer: string } {
  const [origin, releases] = [join(root, name, "origin"), join(root, name, "releases")];
  mkdirSync(origin, { recursive: true });
  mkdirSync(releases);
  git(origin, "init", "--quiet", "--initial-branch=main");
  writeFileSync(join(origin, "package.json"), "{}");
  git(origin, "add", ".");
  git(origin, "commit", "--quiet", "-m", "One");
  const checkout = join(releases, "first");
  git(releases, "clone", "--quiet", origin, "first");
  const current = join(root, name, "current");
  symlinkSync(checkout, current);
  writeFileSync(join(origin, "package.json"), '{"version":"2"}');
  git(origin, "commit", "--quiet", "-am", "Two");
  return { origin, releases, checkout, current, newer: git(origin, "rev-parse", "HEAD") };
}

test("an update builds apart, backs up with the old version, migrates with the new, and moves the link last", () => {
  const place = laidOut("well");
  const folder = join(place.releases, place.newer.slice(0, 12));
  const ran: string[] = [];
  const done = update(place, "origin/HEAD", "a.backup", (at, _program, args) => {
    assert.equal(readlinkSync(place.current), place.checkout);
    ran.push(`${at === folder ? "new" : "old"} ${args[0]}`);
  });
  assert.equal(done, folder);
  assert.deepEqual(ran, ["new build-pages", "old backup", "new migrate"]);
  assert.equal(readlinkSync(place.current), folder);
  assert.equal(
    update({ ...place, checkout: folder }, "origin/HEAD", "a.backup", () => assert.fail("nothing to run")),
    undefined,
  );
});

for (const failing of ["build-pages", "backup", "migrate"])
  test(`an update whose ${failing} fails leaves the served release, and may be tried again`, () => {
    const place = laidOut(failing);
    const fail = () =>
      update(place, "origin/HEAD", "a.backup", (_at, _program, args) => {
        if (args[0] === failing) throw new Error(failing);
      });
    assert.throws(fail, new RegExp(failing));
    assert.equal(readlinkSync(place.current), place.checkout);
    assert.ok(update(place, "origin/HEAD", "a.backup", () => undefined));
  });

test("changed files are named and refused before anything is done", () => {
  const place = laidOut("changed");
  writeFileSync(join(place.checkout, "package.json"), "changed");
  assert.throws(() => update(place, "origin/HEAD", "a.backup", () => assert.fail("nothing to run")), /package\.json/);
  assert.equal(readlinkSync(place.current), place.checkout);
});
