import { touchpointCode } from "#lib/surveys/touchpoint-code.ts";

/** People who can sign in to the demonstration. */
export const DEMO_SIGN_INS = [
  { email: "admin@lakeside.example", password: "lakeside-demo-admin", name: "Ada Lin", role: "administrator", unitSlug: "lakeside" },
  { email: "analyst@lakeside.example", password: "lakeside-demo-analyst", name: "Bo Zhang", role: "analyst", unitSlug: "lakeside" },
  { email: "reviewer@lakeside.example", password: "lakeside-demo-reviewer", name: "Fei Sun", role: "reviewer", unitSlug: "lakeside" },
  { email: "district@lakeside.example", password: "lakeside-demo-district", name: "Chen Wei", role: "lead", unitSlug: "harbour" },
  { email: "station@lakeside.example", password: "lakeside-demo-station", name: "Dana Wu", role: "lead", unitSlug: "east-street" },
  { email: "desk@lakeside.example", password: "lakeside-demo-desk", name: "Eli Guo", role: "desk", unitSlug: "east-street" },
  { email: "complaints@lakeside.example", password: "lakeside-demo-complaints", name: "Gao Min", role: "complaints", unitSlug: "lakeside" },
  { email: "auditor@lakeside.example", password: "lakeside-demo-auditor", name: "Han Yu", role: "auditor", unitSlug: "lakeside" },
  {
    email: "evaluator@lakeside.example",
    password: "lakeside-demo-evaluator",
    name: "Ines Moreno",
    role: "evaluator",
    unitSlug: "lakeside",
  },
  { email: "evaluator2@lakeside.example", password: "lakeside-demo-evaluator2", name: "Jun Tan", role: "evaluator", unitSlug: "lakeside" },
  { email: "admin2@lakeside.example", password: "lakeside-demo-admin2", name: "Kai Berg", role: "administrator", unitSlug: "lakeside" },
] as const;

/** The poster at the counter of East Street Station. */
export const DEMO_TOUCHPOINT = touchpointCode([14, 10, 25, 7, 29, 18]);

/** The kiosk in the hall of East Street Station. */
export const DEMO_KIOSK = touchpointCode([9, 3, 22, 17, 5, 30]);
