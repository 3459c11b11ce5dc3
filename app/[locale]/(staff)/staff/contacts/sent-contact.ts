import { isDay } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, type Localised, localised } from "#lib/i18n/locales.ts";
import {
  type Contact,
  contactShape,
  LONGEST_ADDRESS,
  LONGEST_NAME,
  LONGEST_PLACES,
  LONGEST_TRANSPORT,
  STEP_FREE,
} from "#lib/units/contact.ts";
import { minutesOf, type Week } from "#lib/units/office-week.ts";

export type Problems = Record<string, string>;

const clean = (text: string) => text.replaceAll("\0", "").replaceAll("\r\n", "\n").trim();

/** What a form says in each language, without those left empty. */
const wordsOf = (fields: Fields, name: string): Record<string, string> =>
  Object.fromEntries(
    LOCALE_KEYS.flatMap((key) => {
      const text = clean(single(fields, `${name}_${key}`));
      return text ? [[key, text]] : [];
    }),
  );

function localisedOf(fields: Fields, name: string, most: number, problems: Problems, isNeeded: boolean): Localised | null {
  const words = wordsOf(fields, name);
  for (const [key, text] of Object.entries(words)) if (text.length > most) problems[`${name}_${key}`] = "too_long";
  if (Object.keys(words).length === 0 && !isNeeded) return null;
  const read = localised.safeParse(words);
  if (!read.success) problems[`${name}_en`] = "english_missing";
  return read.data ?? null;
}

function weekOf(fields: Fields, problems: Problems): Week {
  return Array.from({ length: 7 }, (_, day) => {
    const [from, to] = [clean(single(fields, `open_${day}`)), clean(single(fields, `close_${day}`))];
    if (!from && !to) return null;
    const [begins, ends] = [minutesOf(from), minutesOf(to, true)];
    if (begins !== undefined && ends !== undefined && begins < ends) return [begins, ends];
    problems[`open_${day}`] = "hours_wrong";
    return null;
  });
}

function surgeryOf(fields: Fields, problems: Problems): Contact["surgery"] {
  const [on, from, to] = ["surgery_on", "surgery_from", "surgery_to"].map((name) => clean(single(fields, name)));
  const words = wordsOf(fields, "surgery_place");
  if (!on && !from && !to && Object.keys(words).length === 0) return null;
  const [begins, ends] = [minutesOf(from ?? ""), minutesOf(to ?? "", true)];
  if (!isDay(on ?? "")) problems.surgery_on = "surgery_day";
  if (begins === undefined || ends === undefined || begins >= ends) problems.surgery_from = "hours_wrong";
  const place = localisedOf(fields, "surgery_place", LONGEST_ADDRESS, problems, true);
  return on && place && begins !== undefined && ends !== undefined ? { on, from: begins, to: ends, place } : null;
}

/** What a form says of how a unit is reached, or what is wrong with it, as message keys at its fields. */
export function sentContact(fields: Fields, photo: string | null): { contact: Contact } | { problems: Problems } {
  const problems: Problems = {};
  const address = localisedOf(fields, "address", LONGEST_ADDRESS, problems, true);
  const transport = localisedOf(fields, "transport", LONGEST_TRANSPORT, problems, false);
  const places = wordsOf(fields, "places");
  for (const [key, text] of Object.entries(places)) if (text.length > LONGEST_PLACES) problems[`places_${key}`] = "too_long";
  const officer = clean(single(fields, "officer"));
  if (officer.length > LONGEST_NAME) problems.officer = "too_long";
  const phone = clean(single(fields, "phone"));
  if (!contactShape.shape.phone.safeParse(phone).success) problems.phone = "phone_wrong";
  const stepFree = STEP_FREE.find((each) => each === single(fields, "step_free"));
  if (!stepFree) problems.step_free = "step_free_missing";
  const hours = weekOf(fields, problems);
  const surgery = surgeryOf(fields, problems);
  if (Object.keys(problems).length > 0 || !stepFree) return { problems };
  const found = Object.keys(places).length > 0 ? places : null;
  const read = contactShape.safeParse({ address, phone, transport, stepFree, hours, places: found, officer, photo, surgery });
  return read.success ? { contact: read.data } : { problems: { form: "unreadable" } };
}

/** A stored contact as its form would send it. */
export function fieldsOf(contact: Contact | undefined, clock: (minutes: number) => string): Fields {
  if (!contact) return new Map();
  const { address, transport, places, surgery, hours, officer, phone, stepFree } = contact;
  const spread = (name: string, words: Partial<Record<string, string>> | null) =>
    Object.entries(words ?? {}).map(([key, text]) => [`${name}_${key}`, [text ?? ""]] as const);
  const days = hours.flatMap((span, day) =>
    span
      ? ([
          [`open_${day}`, [clock(span[0])]],
          [`close_${day}`, [clock(span[1])]],
        ] as const)
      : [],
  );
  const met = surgery
    ? ([
        ["surgery_on", [surgery.on]],
        ["surgery_from", [clock(surgery.from)]],
        ["surgery_to", [clock(surgery.to)]],
      ] as const)
    : [];
  const lines = [
    ["officer", [officer]],
    ["phone", [phone]],
    ["step_free", [stepFree]],
  ] as const;
  return new Map<string, readonly string[]>([
    ...spread("address", address),
    ...spread("transport", transport),
    ...spread("places", places),
    ...spread("surgery_place", surgery?.place ?? null),
    ...days,
    ...met,
    ...lines,
  ]);
}
