import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Browser } from "playwright-core";
import { closeDatabase } from "#db";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { CALLS } from "#lib/api/limits.ts";
import { residentActor } from "#lib/people/actor.ts";
import { readRequestCode } from "#lib/requests/request-code.ts";
import { followedRequest } from "#lib/requests/resident-queries.ts";
import { ORIGIN, openChromium, press, signedIn } from "./chromium.ts";

const [ADMIN] = DEMO_SIGN_INS;
const BASE = `${ORIGIN}/api/open311/v2/`;
const WORDS = 'My wallet fell out on <bus> 4 & I got off at "Market"';

type Named = Record<string, unknown>;
type Done = (error: unknown, data: Named[]) => void;
/** Code for America's client; nobody here wrote it. */
type Client = {
  serviceList(done: Done): void;
  serviceDefinition(code: string, done: (error: unknown, data: { service_code: string; attributes: Named[] }) => void): void;
  submitRequest(data: Named, done: Done): void;
  serviceRequests(id: string | Named, params: Named | Done, done?: Done): void;
};
const Open311 = createRequire(import.meta.url)("open311") as new (options: Named) => Client;

let browser: Browser;
let key = "";
before(async () => {
  browser = await openChromium();
  const page = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  await page.goto("/en/staff/tokens");
  await page.fill("[name=label]", "City 311");
  await page.uncheck("[name=scopes][value=rates]");
  await page.check("[name=scopes][value=requests]");
  await press(page, "Make the token");
  key = ((await page.textContent("code.token")) ?? "").trim();
  await page.context().close();
});
after(async () => {
  await browser.close();
  await closeDatabase();
});

const post = (format: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${BASE}requests.${format}`, { method: "POST", body: new URLSearchParams(fields), headers });

/** The code in a notice. */
const codeIn = (notice: unknown) => readRequestCode(/Code: ([0-9A-Z ]{29})/.exec(String(notice))?.[1] ?? "") ?? "";

async function readXml(response: Response): Promise<Named> {
  assert.match(response.headers.get("content-type") ?? "", /^text\/xml/);
  const text = await response.text();
  assert.equal(XMLValidator.validate(text), true, text);
  return new XMLParser({ parseTagValue: false }).parse(text);
}

test("a client that nobody here wrote finds the services, asks what one needs, hands a request over, and is never shown one", async () => {
  const city = new Open311({ endpoint: BASE, format: "json", apiKey: key, jurisdiction: "127.0.0.1" });
  const services = await promisify(city.serviceList.bind(city))();
  assert.ok(services.length >= 7 && services.every(({ type }) => type === "blackbox"));
  assert.ok(services.some(({ service_code }) => service_code === "lost-papers"));
  assert.ok(!services.some(({ service_code }) => service_code === "broken-street-light"), "what is not for the police is no service");
  const { attributes } = await promisify(city.serviceDefinition.bind(city))("neighbour-dispute");
  assert.deepEqual([attributes[0]?.code, attributes[0]?.datatype, [attributes[0]?.values].flat().length], ["about", "singlevaluelist", 4]);
  const [given] = await promisify(city.submitRequest.bind(city))({
    service_code: "neighbour-dispute",
    description: WORDS,
    address_string: "12 Canal Road",
    lat: "31.5",
    long: "120.25",
    email: "canary-7731@example.org",
    attributes: { about: "1" },
  });
  assert.deepEqual(Object.keys(given ?? {}), ["service_notice", "account_id"], "a blackbox gives no id");
  const code = codeIn(given?.service_notice);
  const followed = await followedRequest(residentActor(), code);
  assert.deepEqual([followed?.events[0]?.words, followed?.standing, followed?.unitName.en], [WORDS, "new", "Lakeside City Police"]);
  assert.deepEqual(await promisify((done: Done) => city.serviceRequests({ service_code: "neighbour-dispute" }, done))(), []);
  await assert.rejects(promisify((id: string, done: Done) => city.serviceRequests(id, {}, done))("1"));
  const stored = await seeAll(
    (sql) => sql`select r::text || t::text as row from request r join request_text t on t.request_id = r.id where t.words = ${WORDS}`,
  );
  assert.equal(stored.length, 1);
  assert.ok(!/canary-7731/.test(stored[0]?.row) && !String(stored[0]?.row).includes(code), "neither who asked nor the code is stored");
});

test("the same in XML: services, a definition, a request that a resident follows, and lists without it", async () => {
  const { services } = (await readXml(await fetch(`${BASE}services.xml`, { headers: { "accept-language": "zh" } }))) as {
    services: { service: Named[] };
  };
  assert.equal(services.service.find(({ service_code }) => service_code === "lost-papers")?.service_name, "我的证件丢了");
  const { service_definition } = await readXml(await fetch(`${BASE}services/lost-papers.xml`));
  assert.match(
    JSON.stringify(service_definition),
    /"code":"papers".*"key":"1","name":"Identity card".*"code":"papers_other".*"code":"last_seen","datatype":"datetime"/,
  );
  const form = {
    api_key: key,
    service_code: "lost-papers",
    description: "Ünïcode ]]> & 证件",
    address_id: "east-street",
    "attribute[papers][]": "1",
  };
  const posted = await readXml(await post("xml", form));
  const { request } = posted.service_requests as { request: Named };
  const code = codeIn(request.service_notice);
  assert.equal((await followedRequest(residentActor(), code))?.events[0]?.words, "Ünïcode ]]> & 证件");
  assert.equal((await followedRequest(residentActor(), code))?.unitName.en, "East Street Station");
  assert.equal((await readXml(await fetch(`${BASE}requests.xml?service_code=lost-papers&status=open`))).service_requests, "");
});

test("words of danger that a city hands over reach the duty desk, and every notice says whom to call", async () => {
  const words = `He says he will kill me ${Math.random()}`;
  const [given] = (await (await post("json", { api_key: key, service_code: "feel-unsafe", description: words })).json()) as Named[];
  assert.match(String(given?.service_notice), /In danger now\? Call 110/);
  const alerts = await seeAll(
    (sql) => sql`select a.language from danger_alert a join request_text t on t.request_id = a.request_id where t.words = ${words}`,
  );
  assert.deepEqual(
    alerts.map(({ language }) => language),
    ["en"],
  );
});

test("what cannot be is refused as the standard says, in both formats, and stores nothing", async () => {
  const count = async () => (await seeAll((sql) => sql`select count(*)::int as requests from request`))[0]?.requests;
  const before = await count();
  const form = { api_key: key, service_code: "lost-papers", description: "Refused" };
  const cases: [number, RegExp, (format: string) => Promise<Response>][] = [
    [403, /api_key was missing/, (format) => post(format, { ...form, api_key: "" })],
    [403, /api_key was missing/, (format) => post(format, { ...form, api_key: `rapport_${"x".repeat(43)}` })],
    [400, /service_code was not provided/, (format) => post(format, { ...form, service_code: "" })],
    [404, /service_code was not found/, (format) => post(format, { ...form, service_code: "broken-street-light" })],
    [404, /address_id was not found/, (format) => post(format, { ...form, address_id: "nowhere" })],
    [404, /jurisdiction_id was not found/, (format) => post(format, { ...form, jurisdiction_id: "elsewhere.gov" })],
    [400, /description was not provided/, (format) => post(format, { ...form, description: " " })],
    [400, /attribute\[papers\]: unknown_option/, (format) => post(format, { ...form, "attribute[papers]": "99" })],
    [400, /lat and long belong together/, (format) => post(format, { ...form, lat: "1" })],
    [413, /too long/, (format) => post(format, { ...form, description: "x".repeat(70_000) })],
    [
      415,
      /form/,
      (format) => fetch(`${BASE}requests.${format}`, { method: "POST", body: "{}", headers: { "content-type": "application/json" } }),
    ],
    [404, /service_code was not found/, (format) => fetch(`${BASE}services/nothing.${format}`)],
    [404, /service_request_id was not found/, (format) => fetch(`${BASE}requests/5f0c.${format}`)],
    [404, /token was not found/, (format) => fetch(`${BASE}tokens/5f0c.${format}`)],
    [404, /jurisdiction_id was not found/, (format) => fetch(`${BASE}services.${format}?jurisdiction_id=elsewhere.gov`)],
    [400, /start_date is not valid/, (format) => fetch(`${BASE}requests.${format}?start_date=yesterday`)],
    [404, /no such resource/, (format) => fetch(`${BASE}things.${format}`)],
  ];
  for (const [status, words, call] of cases) {
    const [json, xml] = [await call("json"), await call("xml")];
    assert.deepEqual([json.status, xml.status], [status, status], String(words));
    const [first] = (await json.json()) as Named[];
    assert.equal(first?.code, status);
    assert.match(String(first?.description), words);
    const { errors } = (await readXml(xml)) as { errors: { error: Named } };
    assert.deepEqual([errors.error.code, words.test(String(errors.error.description))], [String(status), true]);
  }
  assert.equal(await count(), before);
});

test("a key that may only read, and one that was revoked, hand nothing over; calls are counted for each key", async () => {
  const page = await signedIn(browser, ADMIN, { javaScriptEnabled: false });
  await page.goto("/en/staff/tokens");
  await page.fill("[name=label]", "Reader");
  await press(page, "Make the token");
  const reader = ((await page.textContent("code.token")) ?? "").trim();
  const form = { service_code: "lost-papers", description: "Refused" };
  const refused = await post("json", { ...form, api_key: reader });
  assert.deepEqual([refused.status, /may not hand over/.test(await refused.text())], [403, true]);
  assert.match(refused.headers.get("ratelimit") ?? "", /^"token";r=\d+;t=\d+$/);
  await page.goto("/en/staff/tokens?again");
  await page.locator("tr", { hasText: "City 311" }).first().locator("summary").click();
  await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.locator("tr", { hasText: "City 311" }).first().getByRole("button").click(),
  ]);
  assert.equal((await post("json", { ...form, api_key: key })).status, 403);
  await page.context().close();
});

test("a source that asks too often is told when to come back, in the format that it asked for", async () => {
  const all = await Promise.all(Array.from({ length: CALLS + 10 }, (_, at) => fetch(`${BASE}tokens/${at}.${at % 2 ? "json" : "xml"}`)));
  const refused = all.filter(({ status }) => status === 429);
  assert.ok(refused.length >= 9 && all.every(({ status }) => status === 404 || status === 429));
  for (const each of refused.slice(0, 2)) {
    assert.match(each.headers.get("retry-after") ?? "", /^\d+$/);
    assert.match(await each.text(), /too many calls/);
  }
});
