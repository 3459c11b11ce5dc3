import assert from "node:assert/strict";
import { test } from "node:test";
import { invitationCode, invitationMarkOf } from "./invitation-code.ts";
import { readList } from "./invitation-list.ts";
import { dispositions } from "./invitation-wave.ts";
import { readSlipCode } from "./slip-code.ts";

test("each e-mail address is invited once, and a bad line is named by its number", () => {
  const list = readList(
    "\uFEFFname,e-mail\r\nAn,an@example.org\r\n\r\nAN@Example.org\nnobody@\n<bo@example.org>\na@example.org,b@example.org",
    "email",
  );
  assert.deepEqual(
    list.entries.map(({ normal }) => normal),
    ["an@example.org", "bo@example.org"],
  );
  assert.deepEqual(list.bad, [
    { line: 5, text: "nobody@" },
    { line: 7, text: "a@example.org,b@example.org" },
  ]);
  assert.equal(list.repeated, 1);
});

test("an address on paper is the same whatever its spaces, case and separators", () => {
  const list = readList('Li  Na, 5 East Street,Lakeside\n"li na"; 5 east street; lakeside\n--\n', "letter");
  assert.deepEqual(
    list.entries.map(({ address }) => address),
    ["Li  Na, 5 East Street, Lakeside"],
  );
  assert.deepEqual(list.bad, [{ line: 3, text: "--" }]);
  assert.equal(list.repeated, 1);
});

test("a line that names two recipients by a header's trick is refused", () => {
  for (const text of ["an@example.org\u0000", "an@example.org Bcc: bo@example.org", "an@localhost"])
    assert.deepEqual(readList(text, "email").entries, [], text);
});

test("a code follows from its address and the wave's key", () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const code = invitationCode(key, "an@example.org");
  assert.equal(readSlipCode(code), code);
  assert.equal(invitationCode(key, "an@example.org"), code);
  assert.notEqual(invitationCode(other, "an@example.org"), code);
  assert.notEqual(invitationCode(key, "bo@example.org"), code);
  assert.notDeepEqual(invitationMarkOf(key, "an@example.org"), invitationMarkOf(other, "an@example.org"));
});

test("the cases of a wave add up to what was sent without those not eligible", () => {
  const wave = { issued: 100, complete: 20, partial: 5, brokenOff: 3, refused: 2, notEligible: 10, unknownEligibility: 8 };
  const cases = dispositions(wave);
  assert.ok(cases);
  assert.equal(
    Object.values(cases).reduce((sum, count) => sum + count, 0),
    90,
  );
  assert.deepEqual([cases.refused, cases.nonContact], [5, 52]);
  assert.equal(dispositions({ ...wave, unknownEligibility: 61 }), undefined);
});
