/** What can be written as XML: an array's elements are named by its own name. */
export type XmlValue = string | number | boolean | null | undefined | readonly XmlValue[] | { readonly [name: string]: XmlValue };

/** What XML 1.0 cannot hold, not even escaped, and other controls, which say nothing. */
const IMPOSSIBLE = /[^\P{Cc}\t\n\r]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;
const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\r": "&#13;" };
const NAME = /^[a-z_]+$/;

/** A text as it may stand in XML, between elements and in attributes. */
export const escaped = (text: string): string => text.replaceAll(IMPOSSIBLE, "").replaceAll(/[&<>"'\r]/g, (sign) => ESCAPES[sign] ?? "");

function element(name: string, value: XmlValue, items: Readonly<Record<string, string>>): string {
  if (!NAME.test(name)) throw new TypeError(`${name} is no name of an element here`);
  if (value === undefined) return "";
  if (value === null || value === "") return `<${name}/>`;
  if (Array.isArray(value)) {
    const item = items[name];
    if (!item) throw new TypeError(`the elements of ${name} have no name`);
    return `<${name}>${value.map((each: XmlValue) => element(item, each, items)).join("")}</${name}>`;
  }
  if (typeof value !== "object") return `<${name}>${escaped(String(value))}</${name}>`;
  const parts = Object.entries(value).map(([own, each]) => element(own, each, items));
  return `<${name}>${parts.join("")}</${name}>`;
}

/** A document with one root; `items` says what the elements of each array are called. Throws `TypeError` for a name that is none. */
export function xmlOf(root: string, value: XmlValue, items: Readonly<Record<string, string>>): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value, items)}\n`;
}
