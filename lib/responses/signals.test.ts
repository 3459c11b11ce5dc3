import assert from "node:assert/strict";
import { test } from "node:test";
import { networkOf, sourceOf } from "#lib/http/source.ts";
import { Arrivals } from "./arrivals.ts";
import { faultOfShown, signShown } from "./shown.ts";
import { burstLimit, isRun } from "./signals.ts";

const SECRET = "a secret of at least thirty-two characters";
const NOON = new Date("2026-11-23T12:10:00Z");
const later = (ms: number) => new Date(NOON.getTime() + ms);

test("a form is trusted from two seconds to a day after it was shown, at its own touchpoint only", () => {
  const shown = signShown(SECRET, "ABCDEFG", NOON);
  const fault = (ms: number, sent = shown, code = "ABCDEFG") => faultOfShown(SECRET, code, sent, later(ms));
  assert.equal(fault(1_999), "too_fast");
  assert.equal(fault(2_000), undefined);
  assert.equal(fault(86_400_000), undefined);
  assert.equal(fault(86_400_001), "too_old");
  for (const forged of ["", ".", "x", shown.replace(/^./, "z"), `${shown}x`, signShown("another secret", "ABCDEFG", NOON)])
    assert.equal(fault(5_000, forged), "not_shown", forged);
  assert.equal(fault(5_000, shown, "OTHERAA"), "not_shown");
});

test("arrivals are counted by source, touchpoint and hour, and a new hour begins at none", () => {
  const arrivals = new Arrivals();
  for (let number = 1; number <= 30; number += 1) assert.equal(arrivals.add("A", "192.0.2.1", NOON).fromSource, number);
  assert.deepEqual(arrivals.add("B", "192.0.2.1", NOON), { fromSource: 1, inShift: 1 });
  assert.deepEqual(arrivals.add("A", "192.0.2.2", NOON), { fromSource: 1, inShift: 31 });
  assert.deepEqual(arrivals.add("A", "192.0.2.1", later(3_600_000)), { fromSource: 1, inShift: 32 });
  assert.deepEqual(arrivals.add("A", undefined, later(8 * 3_600_000)), { fromSource: 0, inShift: 1 });
});

test("a day may bring forty, or what chance allows over the mean", () => {
  assert.equal(burstLimit(0), 40);
  assert.equal(burstLimit(5), 40);
  assert.equal(burstLimit(100), 139);
});

test("a run is twenty alike that their share before makes improbable", () => {
  assert.equal(isRun(19, 19, { alike: 0, answers: 1_000 }), false);
  assert.equal(isRun(20, 40, { alike: 10, answers: 1_000 }), true);
  assert.equal(isRun(20, 40, { alike: 500, answers: 1_000 }), false);
  assert.equal(isRun(20, 30, { alike: 0, answers: 0 }), false);
});

test("a source is what the server's own module named, and as many hops as are trusted", () => {
  const named = (list: string, token = "token") => new Headers({ "x-rapport-source": `${token} ${list}` });
  assert.equal(sourceOf(named("192.0.2.9"), 0), undefined, "no module is loaded");
  Object.assign(globalThis, { rapportSourceToken: "token" });
  assert.equal(sourceOf(named("192.0.2.9", "guess"), 0), undefined);
  assert.equal(sourceOf(named("203.0.113.5,192.0.2.9"), 0), "192.0.2.9");
  assert.equal(sourceOf(named("6.6.6.6,203.0.113.5,192.0.2.9"), 1), "203.0.113.5");
  assert.equal(sourceOf(named("192.0.2.9"), 1), "192.0.2.9");
  assert.equal(sourceOf(named("2001:db8:1:2::1"), 0), sourceOf(named("2001:db8:1:2:ffff:eeee:dddd:cccc"), 0), "one home of IPv6");
});

test("an address of IPv6 stands for its /64, and one of IPv4 for itself however it is written", () => {
  for (const one of ["2001:db8:1:2::1", "2001:0DB8:0001:0002:0:0:0:1", "2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::1%eth0"])
    assert.equal(networkOf(one), "2001:db8:1:2::/64", one);
  assert.equal(networkOf("2001:db8::1"), "2001:db8:0:0::/64");
  assert.equal(networkOf("::1"), "0:0:0:0::/64");
  assert.notEqual(networkOf("2001:db8:1:3::1"), networkOf("2001:db8:1:2::1"));
  for (const one of ["192.0.2.9", "::ffff:192.0.2.9", "::FFFF:c000:209"]) assert.equal(networkOf(one), "192.0.2.9", one);
  assert.equal(networkOf("nonsense"), "nonsense");
});

test("sixty answers from as many addresses of one home are too many from one source", () => {
  const arrivals = new Arrivals();
  const from = (number: number) => arrivals.add("A", networkOf(`2001:db8:1:2::${number.toString(16)}`), NOON).fromSource;
  assert.equal(Math.max(...Array.from({ length: 60 }, (_, number) => from(number))), 60);
});
