import * as z from "zod";
import { DEFAULT_LOCALE, isLocale, LOCALE_KEYS } from "./i18n/locales.ts";
import { ROLES } from "./people/actor.ts";

const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}, "is not a time zone such as Asia/Shanghai");

/** Something as JSON; nothing in it where it is not set. */
const json = <T>(shape: z.ZodType<T>, such: string) =>
  z
    .string()
    .default("{}")
    .transform((text, context): T => {
      try {
        return shape.parse(JSON.parse(text));
      } catch {
        context.addIssue({ code: "custom", message: `must be JSON such as ${such}` });
        return z.NEVER;
      }
    });

/** A text for each language. */
const byLanguage = (such: string) => json<Partial<Record<string, string>>>(z.record(z.string(), z.string()), such);

const environment = z.object({
  /** `transaction`: between us and PostgreSQL stands a pooler that hands connections on after each transaction. */
  DATABASE_POOLER: z.enum(["transaction"]).optional(),
  /** The address residents and staff see, without a slash at the end. */
  RAPPORT_ORIGIN: z.url({ protocol: /^https?$/ }).default("http://127.0.0.1:3000"),
  /** Random text of at least 32 characters: signs sessions and encrypts returned forms. */
  RAPPORT_SECRET: z.string().min(32),
  RAPPORT_TIME_ZONE: timeZone.default("Asia/Shanghai"),
  RAPPORT_EMERGENCY_NUMBER: z
    .string()
    .regex(/^[\d +()-]{2,20}$/)
    .default("110"),
  /** Replaces the banner's sentence, per language: `{"en":"…","zh":"…"}`. */
  RAPPORT_EMERGENCY_TEXT: byLanguage('{"en":"In danger? Call 110"}'),
  /** Where a text message reaches the emergency line; none where it is empty. */
  RAPPORT_EMERGENCY_MESSAGE_NUMBER: z
    .string()
    .regex(/^[\d +()-]{0,20}$/)
    .default("12110"),
  /** How who cannot hear or speak reaches the emergency line, per language. */
  RAPPORT_EMERGENCY_RELAY: byLanguage('{"en":"Relay by sign language: relay.example"}'),
  /** Where "exit this page" leads: something that anybody might look at. */
  RAPPORT_EXIT_ADDRESS: z.url({ protocol: /^https$/ }).default("https://www.wikipedia.org/"),
  /** A unit's answers are released together once this many wait. */
  RAPPORT_RELEASE_AT: z.coerce.number().int().min(5).max(100).default(5),
  /** A base below this is hidden from staff. */
  RAPPORT_STAFF_MINIMUM_BASE: z.coerce.number().int().min(5).max(100).default(5),
  /** A base below this is hidden from the public. */
  RAPPORT_PUBLIC_MINIMUM_BASE: z.coerce.number().int().min(10).max(200).default(10),
  /** The languages that residents are offered, such as `en,zh`; English is always among them. */
  RAPPORT_LANGUAGES: z
    .string()
    .default(LOCALE_KEYS.join(","))
    .transform((text) => text.split(",").map((key) => key.trim()))
    .refine((keys) => keys.every(isLocale) && keys.includes(DEFAULT_LOCALE), "must be some of the languages, with en among them")
    .transform((keys) => LOCALE_KEYS.filter((key) => keys.includes(key))),
  /** How many proxies of yours stand in front: only what they added to X-Forwarded-For is believed. */
  RAPPORT_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Where invitations are handed over by e-mail, such as `smtps://user:password@mail.example.org`. */
  RAPPORT_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The sender of invitations: `Police of Lakeside <survey@example.org>`. */
  RAPPORT_SMTP_FROM: z.string().includes("@").optional(),
  /** The agency's own OpenID Connect provider, whose staff may sign in with it: its issuer, and what it knows us by. */
  RAPPORT_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  RAPPORT_OIDC_CLIENT_ID: z.string().min(1).optional(),
  RAPPORT_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What staff call that provider. */
  RAPPORT_OIDC_NAME: z.string().min(1).max(60).default("OpenID"),
  RAPPORT_OIDC_SCOPE: z.string().default("openid email profile"),
  /** The claim that says what somebody may do here, and what each of its values means: `{"desk-east":[{"role":"desk","unit":"east-street"}]}`. */
  RAPPORT_OIDC_CLAIM: z.string().min(1).default("groups"),
  RAPPORT_OIDC_ROLES: json(
    z.record(z.string(), z.array(z.strictObject({ role: z.enum(ROLES), unit: z.string() }))),
    '{"desk-east":[{"role":"desk","unit":"east-street"}]}',
  ),
  /** Webhooks may go to private addresses and without encryption: for trials alone. */
  RAPPORT_WEBHOOKS_PRIVATE: z.enum(["on", "off"]).default("off"),
  /** So many months what residents wrote is kept; what they chose stays. */
  RAPPORT_WORDS_MONTHS: z.coerce.number().int().min(1).max(120).default(24),
  /** Where Prometheus reads this process's numbers, on the loopback interface; nowhere unless it is set. */
  RAPPORT_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  RAPPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  RAPPORT_MIX_SECONDS: z.coerce.number().int().min(1).max(60).default(20),
});
export type Environment = z.infer<typeof environment>;

// One for the process: pages, routes and the proxy are bundled apart.
const shared = globalThis as typeof globalThis & { rapportSettings?: Partial<Environment> };
let parsed: Environment | undefined;
/** Which settings `merged` was made of. */
let mergedOf: Partial<Environment> | undefined;
let merged: Environment | undefined;

/** What a variable's text means; throws for a text that it cannot have. */
export function readVariable<N extends keyof Environment>(name: N, text: string): Environment[N] {
  return environment.shape[name].parse(text) as Environment[N];
}

/** What administrators have set goes before the environment, which says what holds by default. */
export function applySettings(settings: Partial<Environment>): void {
  shared.rapportSettings = settings;
}

/** What holds, by the environment and by what administrators have set. */
export function env(): Environment {
  const settings = shared.rapportSettings;
  if (!settings) return environmentOnly();
  if (!merged || mergedOf !== settings) {
    merged = { ...environmentOnly(), ...settings };
    mergedOf = settings;
  }
  return merged;
}

/** The environment, parsed once; a wrong value stops the start and says which and why. */
export function environmentOnly(): Environment {
  if (parsed) return parsed;
  const result = environment.safeParse(process.env);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not usable:\n${faults.join("\n")}`);
  }
  parsed = result.data;
  return parsed;
}
