import type { ReactNode } from "react";

/** What a picture of ours is made of. Anything else, such as a script, a link or foreign content, never leaves in a file. */
const ELEMENTS = ["svg", "g", "path", "line", "circle", "rect", "text", "title", "desc", "style"];
const NAMES: Readonly<Record<string, string>> = { className: "class", textAnchor: "text-anchor" };
const ATTRIBUTE = /^(?:xmlns|viewBox|role|lang|id|class|text-anchor|width|height|d|r|[xy][12]?|c[xy]|aria-[a-z]+|data-[a-z]+)$/;

// Characters that no XML may hold, however they are written; lone halves of a pair among them.
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escaped = (text: string) => text.replace(NOT_XML, "").replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? "");

type Made = { type: unknown; props: Record<string, unknown> & { children?: ReactNode } };

/**
 * An SVG of our components as text that is also XML. Next forbids `react-dom/server` beside server components, and a picture
 * needs little of it: components without state, and the elements and attributes named here. Throws at any other.
 */
export function svgMarkup(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string" || typeof node === "number" || typeof node === "bigint") return escaped(String(node));
  if (Array.isArray(node)) return node.map(svgMarkup).join("");
  const { type, props } = node as unknown as Made;
  if (typeof type === "function") return svgMarkup(type(props) as ReactNode);
  if (typeof type === "symbol") return svgMarkup(props.children);
  if (typeof type !== "string" || !ELEMENTS.includes(type)) throw new TypeError(`no part of a picture: ${String(type)}`);
  const { children, ...rest } = props;
  const attributes = Object.entries(rest).map(([key, value]) => attribute(NAMES[key] ?? key, value));
  return `<${type}${attributes.join("")}>${svgMarkup(children)}</${type}>`;
}

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false) return "";
  if (!ATTRIBUTE.test(name) || (typeof value !== "string" && typeof value !== "number" && value !== true))
    throw new TypeError(`no attribute of a picture: ${name}`);
  return ` ${name}="${escaped(String(value))}"`;
}
