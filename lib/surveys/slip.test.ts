import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { slipCounts } from "./slip-batch.ts";
import { grouped, readSlipCode, SLIP_LENGTH, slipCode, slipDigest } from "./slip-code.ts";

const values = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: SLIP_LENGTH, maxLength: SLIP_LENGTH });

test("a slip has at least 80 random bits, is read back however it is written, and every wrong character is seen", () => {
  assert.ok(SLIP_LENGTH * 5 >= 80);
  fc.assert(
    fc.property(values, (random) => {
      const code = slipCode(random);
      for (const each of [code, grouped(code), code.toLowerCase(), ` ${code} `, code.replaceAll("0", "o").replaceAll("1", "i")])
        assert.equal(readSlipCode(each), code);
      for (let at = 0; at < code.length; at += 1)
        for (const other of "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
          if (other !== code[at]) assert.equal(readSlipCode(code.slice(0, at) + other + code.slice(at + 1)), undefined);
      assert.equal(slipDigest(code).length, 32);
      assert.ok(!slipDigest(code).toString("latin1").includes(code));
    }),
    { numRuns: 50 },
  );
});

test("used, valid, expired and cancelled slips add up to those issued", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), fc.boolean(), fc.boolean(), (issued, taken, isOver, isCancelled) => {
      const left = Math.min(issued, taken);
      const batch = {
        issued,
        unused: isCancelled ? 0 : left,
        sealedOn: "2026-11-01",
        expiresOn: isOver ? "2026-11-01" : "2027-01-01",
        cancelled: isCancelled ? { unused: left } : undefined,
      };
      const { used, waiting, expired, cancelled } = slipCounts(batch, "2026-11-23");
      assert.equal(used + waiting + expired + cancelled, issued);
      assert.equal(used, issued - left);
    }),
  );
  const unsealed = { issued: 10, unused: 10, sealedOn: undefined, expiresOn: "2027-01-01", cancelled: undefined };
  assert.deepEqual(slipCounts(unsealed, "2026-11-23"), { used: 0, waiting: 0, expired: 0, cancelled: 0 });
});
