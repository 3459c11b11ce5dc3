import type { MessageKey, Translate } from "#lib/i18n/messages.ts";

const LABELLED = [
  "role",
  "way",
  "reason",
  "why",
  "what",
  "name",
  "before",
  "after",
  "code",
  "key",
  "number",
  "revision",
  "issued",
  "counted",
  "unused",
  "rows",
  "answers",
  "month",
  "day",
  "period",
  "kind",
  "outcome",
  "label",
  "language",
  "from",
  "to",
  "as",
  "issuer",
] as const;

/** What a field of an event is called; one that has no word of its own says its name. */
export function fieldLabel(t: Translate<"audit">, name: string): string {
  const known = LABELLED.find((each) => each === name);
  const key: MessageKey<"audit"> | undefined = known && `field_${known}`;
  return key ? t(key) : name;
}
