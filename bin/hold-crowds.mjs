// Loaded into the server before Next: when more is being answered than the database can serve soon, the next one is told to come back, before
// anybody waits for a connection that does not come. Who sends an answer or a request for help is let in long after pages are not.
import { readFileSync } from "node:fs";
import { Server } from "node:http";
import { ceilings } from "../db/pool.ts";

const usual = ceilings(process.env);
const PAGES_AT_ONCE = Number(process.env.RAPPORT_PAGES_AT_ONCE ?? usual.pages);
const POSTS_AT_ONCE = Number(process.env.RAPPORT_POSTS_AT_ONCE ?? usual.posts);
const HEADERS_MS = 15_000;
/** Three photos of 5 MB over a slow line. */
const REQUEST_MS = 300_000;
const COME_BACK_SECONDS = 5;

const words = new Map();
/** The words for this, in the language of the address. */
function wordsFor(url = "") {
  const [, asked = ""] = /^\/([a-z]{2})(?:\/|$)/.exec(url) ?? [];
  const locale = words.has(asked) ? asked : "en";
  if (!words.has(asked) && /^(?:en|zh|es|ar)$/.test(asked)) {
    const texts = new Map(Object.entries(JSON.parse(readFileSync(new URL(`../messages/${asked}/common.json`, import.meta.url)))));
    words.set(asked, { title: texts.get("busy_title"), text: texts.get("busy_text"), dir: asked === "ar" ? "rtl" : "ltr" });
    return { locale: asked, ...words.get(asked) };
  }
  return { locale, ...(words.get(locale) ?? { title: "Busy", text: "Please try again in a few seconds.", dir: "ltr" }) };
}

function refuse(request, response) {
  const { locale, title, text, dir } = wordsFor(request.url);
  response.writeHead(503, {
    "Content-Type": "text/html; charset=utf-8",
    "Retry-After": String(COME_BACK_SECONDS),
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    Connection: "close",
  });
  response.end(
    `<!doctype html><html lang="${locale}" dir="${dir}"><meta name="viewport" content="width=device-width"><title>${title}</title>` +
      `<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}</style>` +
      `<main><h1>${title}</h1><p>${text}</p></main></html>\n`,
  );
}

let pages = 0;
let posts = 0;
/** What is being answered just now, for the numbers of this process. */
globalThis.rapportAtOnce = () => pages + posts;

function count(request, response) {
  const isPost = request.method === "POST";
  const begin = () => {
    if (response.closed || response.destroyed) return;
    if (isPost) posts += 1;
    else pages += 1;
    response.once("close", () => {
      if (isPost) posts -= 1;
      else pages -= 1;
    });
  };
  begin();
}

/** Files of the build cost nothing, the desk's stream of news is open all day, and who watches over us is told also when we are full. */
const FREE = /^(?:\/_next\/static\/[\w./-]+|\/[a-z]{2}\/staff\/requests\/live|\/api\/health(?:\/\w+)?|\/metrics)(?:\?|$)/;
const isFree = ({ url = "" }) => FREE.test(url) && !url.includes("..");

const emit = Server.prototype.emit;
Server.prototype.emit = function emitHeld(event, ...rest) {
  if (event === "listening") Object.assign(this, { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS });
  if (event === "request") {
    const [request, response] = rest;
    if (!isFree(request)) {
      const isFull = request.method === "POST" ? posts >= POSTS_AT_ONCE : pages >= PAGES_AT_ONCE;
      if (isFull) {
        refuse(request, response);
        return true;
      }
      count(request, response);
    }
  }
  return emit.call(this, event, ...rest);
};
