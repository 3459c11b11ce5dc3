/** How long something is kept, in the words of the messages `keep_…`. */
export const KEEPING = [
  "mixed",
  "form_key",
  "counted",
  "words",
  "decided",
  "used",
  "wave",
  "second_typing",
  "draft",
  "request_words",
  "request_row",
  "request_open",
  "notice",
  "account",
  "session",
  "replaced",
  "import",
  "queue",
  "always",
] as const;
export type Keeping = (typeof KEEPING)[number];
