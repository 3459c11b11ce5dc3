/** A form as a page shows it: where it posts to, and the values that somebody would send. */
export type ShownForm = { action: string; fields: [string, string][]; multipart: boolean; isGuessed?: boolean };

const ENTITIES: Record<string, string> = { "&amp;": "&", "&quot;": '"', "&#x27;": "'", "&lt;": "<", "&gt;": ">" };
const text = (html: string) => html.replaceAll(/&(?:amp|quot|#x27|lt|gt);/g, (each) => ENTITIES[each] ?? each);
const attribute = (tag: string, name: string) => {
  const [, value] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value === undefined ? undefined : text(value);
};

/** Something valid to type into a field of a type. */
function typed(type: string, name: string): string {
  if (type === "number") return "20";
  if (type === "date") return "2027-01-31";
  if (type === "month") return "2026-10";
  if (type === "time") return "09:00";
  if (type === "email") return "somebody@example.org";
  if (type === "url") return "https://example.org/hook";
  return name === "max_age" ? "20" : "Words of an intruder";
}

function fieldsOf(html: string, wanted: string): [string, string][] {
  const fields: [string, string][] = [];
  const chosen = new Set<string>();
  for (const [tag, kind] of html.matchAll(/<(input|select|textarea|button)\b[^>]*>/g)) {
    const name = attribute(tag, "name");
    if (!name) continue;
    const type = attribute(tag, "type") ?? "text";
    const value = attribute(tag, "value");
    if (kind === "select") {
      const body = html.slice(html.indexOf(tag) + tag.length).split("</select>")[0] ?? "";
      const options = [...body.matchAll(/<option\b[^>]*>/g)].map(([option]) => attribute(option, "value") ?? "");
      fields.push([name, options.find((each) => each === wanted) ?? options.find(Boolean) ?? ""]);
    } else if (kind === "textarea") fields.push([name, "Words of an intruder"]);
    else if (kind === "button" || type === "submit") fields.push([name, value ?? ""]);
    else if (type === "radio" || type === "checkbox") {
      if (type === "radio" && chosen.has(name)) continue;
      chosen.add(name);
      fields.push([name, value ?? "on"]);
    } else if (type !== "file") fields.push([name, value || typed(type, name)]);
  }
  return fields;
}

/** The forms of a page that post, with everything filled in and the wanted unit chosen wherever it can be. */
export function formsIn(html: string, wanted: string): ShownForm[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const [head = ""] = /^<form\b[^>]*>/.exec(form) ?? [];
    const action = attribute(head, "action");
    if (!action?.startsWith("/") || attribute(head, "method")?.toLowerCase() !== "post") return [];
    return [{ action, fields: fieldsOf(form, wanted), multipart: attribute(head, "enctype") === "multipart/form-data" }];
  });
}

/** Whether an address is of a route. */
export function isOf(pattern: string, address: string): boolean {
  const path = address.replace(/\?.*$/, "");
  const source = pattern.replaceAll(/\[\.\.\.\w+\]/g, ".+").replaceAll(/\[\w+\]/g, "[^/]+");
  return new RegExp(`^${source}$`).test(path);
}
