import { randomUUID } from "node:crypto";
import { CRLF, encoded, FORM, GOOD, good, type Maker, noise, one, type Random, raw, type Target } from "./raw-posts.ts";

/** Raw bytes of one HTTP request, and whether it is a good form that must be stored. */
export type RawPost = { bytes: Buffer; valid: boolean; kind: string };

/** A good form with one thing wrong. */
const changed = (change: (fields: [string, string][], random: Random) => void): Maker => {
  return (random, target) => {
    const fields = good(random, target);
    change(fields, random);
    return raw(target, encoded(fields));
  };
};

const put = (fields: [string, string][], name: string, value: string) => {
  const at = fields.findIndex(([each]) => each === name);
  if (at >= 0) fields[at] = [name, value];
  else fields.push([name, value]);
};

const TEXTS = [
  "",
  " ",
  "0",
  "6",
  "-1",
  "5.0",
  "05",
  "1e0",
  "NaN",
  "null",
  "[object Object]",
  "5 ",
  "\u0000",
  "５",
  "'; drop table inbox; --",
  "{{7*7}}",
  "../../etc/passwd",
  "9".repeat(400),
];
const NAMES = [
  "__proto__",
  "constructor",
  "toString",
  "",
  "overall[]",
  "overall.x",
  "fields",
  "hasOwnProperty",
  "a".repeat(3_000),
  "\u0000",
  "OVERALL",
];
const PATHS = [
  "/en/s/AAAAAAA/answers",
  "/xx/s/EAS7XJV/answers",
  "/en/s/%00/answers",
  "/en/s/%E0%A4%A/answers",
  "/en/s/%2e%2e/answers",
  "/en/s/..%2f..%2fstaff/answers",
  `/en/s/${"A".repeat(2_000)}/answers`,
  "/en/s//answers",
  "/en/s/__proto__/answers",
  "/zh/s/%F0%9F%98%80/answers",
];

const MAKERS: Record<string, Maker> = {
  "unknown value": changed((fields, random) =>
    put(fields, one(random, ["overall", "respect", "solved", "key", "version"]), one(random, TEXTS.slice(1)) || "x"),
  ),
  "no overall answer": changed((fields) => put(fields, "overall", "")),
  "unknown field": changed((fields, random) => fields.push([one(random, NAMES), one(random, TEXTS)])),
  "answered twice": changed((fields, random) => fields.push(["overall", one(random, ["1", "2"])])),
  "no key": changed((fields) => fields.splice(0, 1)),
  "other version": changed((fields) => put(fields, "version", randomUUID())),
  "too long": changed((fields, random) => put(fields, "change", "长".repeat(2_001 + Math.floor(random() * 1_000)))),
  "far too long": (random, target) =>
    raw(target, `${encoded(good(random, target))}&change=${"x".repeat(40_000 + Math.floor(random() * 200_000))}`),
  "too many fields": (random, target) => raw(target, `${encoded(good(random, target))}${"&a=1".repeat(400)}`),
  "noise as a form": (random, target) => raw(target, noise(random, Math.floor(random() * 3_000))),
  "broken escapes": (random, target) =>
    raw(target, `${one(random, ["key", "overall", "change"])}=%${one(random, ["", "Z", "F", "E0%A4", "ff%fe", "ED%A0%80"])}&overall=%`),
  "other type": (random, target) =>
    raw(target, encoded(good(random, target)), {
      headers: {
        "Content-Type": one(random, [
          "text/plain",
          "application/json",
          "multipart/form-data",
          "multipart/form-data; boundary=x",
          "",
          "x/y; q",
          "application/x-www-form-urlencoded2",
        ]),
      },
    }),
  "broken multipart": (random, target) =>
    raw(target, `--x\r\nContent-Disposition: form-data; name="overall"\r\n\r\n${random()}`, {
      headers: { "Content-Type": "multipart/form-data; boundary=x" },
    }),
  json: (random, target) =>
    raw(target, JSON.stringify(Object.fromEntries(good(random, target))), { headers: { "Content-Type": "application/json" } }),
  "other charset": (random, target) =>
    raw(target, Buffer.from(encoded(good(random, target)), "utf16le"), { headers: { "Content-Type": `${FORM}; charset=utf-16le` } }),
  "other origin": (random, target) =>
    raw(target, encoded(good(random, target)), {
      headers: {
        "Sec-Fetch-Site": undefined,
        Origin: one(random, ["null", "http://elsewhere.example", `https://${target.host}`, `http://${target.host}.`]),
      },
    }),
  "other site": (random, target) =>
    raw(target, encoded(good(random, target)), { headers: { "Sec-Fetch-Site": one(random, ["cross-site", "same-site", "none", "x"]) } }),
  "other path": (random, target) => raw(target, encoded(good(random, target)), { path: one(random, PATHS) }),
  "other method": (random, target) =>
    raw(target, encoded(good(random, target)), { method: one(random, ["PUT", "DELETE", "PATCH", "OPTIONS", "GET", "HEAD"]) }),
  "broken cookie": (random, target) =>
    raw(target, encoded([["overall", "7"]]), { headers: { Cookie: `rapport-form=${noise(random, 60).toString("base64")}; =; ;;; a=%` } }),
  "cut off": (random, target) => {
    const whole = raw(target, encoded(good(random, target)), { headers: { "Content-Length": "5000" } });
    return whole.subarray(0, whole.length - Math.floor(random() * 40));
  },
  "wrong length": (random, target) =>
    raw(target, encoded(good(random, target)), {
      headers: { "Content-Length": one(random, ["-1", "x", "99999999999999999999", "1,2", "0x10"]) },
    }),
  "broken chunks": (random, target) => {
    const head = `POST ${target.path} HTTP/1.1${CRLF}Host: ${target.host}${CRLF}Content-Type: ${FORM}${CRLF}Sec-Fetch-Site: same-origin${CRLF}Transfer-Encoding: chunked${CRLF}${CRLF}`;
    return Buffer.concat([Buffer.from(head), noise(random, 50), Buffer.from(`${CRLF}0${CRLF}${CRLF}`)]);
  },
  "headers of a framework": (random, target) =>
    raw(target, encoded(good(random, target)), {
      headers: {
        "Sec-Fetch-Site": "cross-site",
        "Next-Action": noise(random, 20).toString("hex"),
        "X-Forwarded-Host": "elsewhere.example",
      },
    }),
};

const VALID_EVERY = 20;
const KINDS = Object.keys(MAKERS);

/** The posts of a seed: all kinds in turn, and now and then a good one as a control. */
export function malformedPosts(random: Random, target: Target, count: number): RawPost[] {
  return Array.from({ length: count }, (_, at) => {
    if (at % VALID_EVERY === 0) {
      const way = (at / VALID_EVERY) % GOOD.length;
      return { bytes: (GOOD[way] as Maker)(random, target), valid: true, kind: `good ${way}` };
    }
    const kind = KINDS[at % KINDS.length] as string;
    return { bytes: (MAKERS[kind] as Maker)(random, target), valid: false, kind };
  });
}
