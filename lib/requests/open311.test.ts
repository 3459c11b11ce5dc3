import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Need } from "./need.ts";
import { definitionOf, postedRequest, serviceOf } from "./open311.ts";

const NEED: Need = {
  key: "lost-papers",
  kind: "help",
  version: 1,
  triage: "police",
  agency: null,
  sensitive: false,
  hours: 8,
  keepDays: 90,
  title: { en: "I lost my papers", zh: "我的证件丢了" },
  ask: { en: "Which papers?" },
  words: { en: "passport wallet" },
  questions: [
    {
      type: "multiple",
      id: "papers",
      label: { en: "Which?" },
      required: true,
      options: [
        { code: 1, label: { en: "Card" } },
        { code: 4, label: { en: "Another" }, other: true },
      ],
    },
    { type: "date", id: "last_seen", label: { en: "When?" }, required: false },
    { type: "number", id: "count", label: { en: "How many?" }, help: { en: "In all" }, required: false, min: 1, max: 9 },
  ],
};
const WHERE = { language: "en", unitSlug: "east" } as const;
const fields = (given: Record<string, string | string[]>) => new Map(Object.entries(given).map(([name, value]) => [name, [value].flat()]));
const post = (given: Record<string, string | string[]>) => postedRequest(NEED, fields(given), WHERE);

test("a need is a service, and its questions are attributes in order", () => {
  const { service_code, service_name, type, metadata, keywords } = serviceOf(NEED, "zh");
  assert.deepEqual(
    [service_code, service_name, type, metadata, keywords],
    ["lost-papers", "我的证件丢了", "blackbox", true, "passport,wallet"],
  );
  const { attributes } = definitionOf(NEED, "en");
  assert.deepEqual(
    attributes.map(({ code, datatype, required, order, values }) => [code, datatype, required, order, values.length]),
    [
      ["papers", "multivaluelist", true, 1, 2],
      ["papers_other", "string", false, 2, 0],
      ["last_seen", "datetime", false, 3, 0],
      ["count", "number", false, 4, 0],
    ],
  );
  assert.equal(attributes[3]?.datatype_description, "In all");
});

test("what a city posts becomes a request, and nothing of who asked is read", () => {
  const posted = post({
    description: "Lost on the bus",
    address_string: "Canal Road",
    lat: "31.5",
    long: "120.25",
    "attribute[papers][]": ["1", "4"],
    "attribute[papers_other]": "Library card",
    "attribute[last_seen]": "2026-11-20T10:00:00+08:00",
    email: "who@example.org",
    first_name: "Who",
    phone: "555",
    device_id: "d1",
  });
  assert.ok(posted.ok);
  assert.deepEqual(posted.request.position, { latitude: 31.5, longitude: 120.25 });
  assert.deepEqual([posted.request.words, posted.request.place, posted.request.said], ["Lost on the bus", "Canal Road", ["Library card"]]);
  assert.equal(posted.request.choices.length, 3);
  assert.doesNotMatch(JSON.stringify(posted.request), /who@|Who|555|d1/);
});

test("what is missing or wrong is said, all of it at once", () => {
  const problems = (given: Record<string, string | string[]>) => {
    const posted = post(given);
    return posted.ok ? [] : posted.problems;
  };
  assert.deepEqual(problems({ lat: "1", "attribute[count]": "99", "attribute[nothing]": "x" }).sort(), [
    "attribute[count]: out_of_range",
    "attribute[nothing]: unknown_field",
    "attribute[papers]: required",
    "description was not provided",
    "lat and long belong together",
  ]);
  assert.deepEqual(problems({ description: "x", "attribute[papers]": "1", lat: "91", long: "0" }), ["lat and long is not valid"]);
  assert.deepEqual(problems({ description: "x", "attribute[papers]": "1", lat: "north", long: "0" }), ["lat and long is not valid"]);
  assert.deepEqual(problems({ description: "x".repeat(2001), "attribute[papers]": "1" }), ["description is not valid"]);
  const bare = postedRequest({ ...NEED, questions: [] }, fields({ description: "x", "attribute[papers]": "1" }), WHERE);
  assert.deepEqual(bare, { ok: false, problems: ["this service has no attributes"] });
});

test("whatever is posted, nothing throws", () => {
  const name = fc.oneof(
    fc.constantFrom("description", "lat", "long", "address_string", "attribute[papers]", "attribute[__proto__]"),
    fc.string(),
  );
  fc.assert(fc.property(fc.dictionary(name, fc.string({ unit: "binary" })), (given) => void post(given)));
});
