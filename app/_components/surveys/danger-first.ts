import { type Fields, single } from "#lib/http/fields.ts";
import type { Outcome } from "#lib/http/form-post.ts";

type Written = {
  fields: Fields;
  page: string;
  /** Tells the desk of words that may mean danger; whether there were any. */
  alert: () => Promise<boolean>;
};

/** What may mean danger is not stored before its writer has seen the emergency number: the page that shows it, or none. */
export async function dangerFirst({ fields, page, alert }: Written): Promise<Outcome | undefined> {
  const said = single(fields, "danger");
  if (said === "change") return { kind: "rejected", to: page, problems: {}, drop: ["danger"] };
  if (said === "send" || !(await alert())) return undefined;
  return { kind: "continued", to: `${page}/danger` };
}
