import { sql } from "drizzle-orm";
import { unitContact } from "#db/schema/contacts.ts";
import type { Tx } from "#db/transaction.ts";
import { addDays, type Day } from "#lib/calendar.ts";
import { contactShape } from "#lib/units/contact.ts";
import type { Week } from "#lib/units/office-week.ts";
import { DEMO_BEATS, DEMO_DISTRICTS } from "./force.ts";
import { randomStream } from "./random.ts";

/** Names that nobody here has. */
const OFFICERS = ["Lin Mei", "Zhao Yun", "Rosa Hu", "Omar Bai", "Guo Jing", "Tan Li", "Sofia Qian", "Karim Ma", "Xu Ning"] as const;

/** Made-up streets and places, the same four words in each language. */
const STREETS = [
  { en: "Canal Road", zh: "河滨路", es: "calle del Canal", ar: "شارع القناة" },
  { en: "Pear Lane", zh: "梨花巷", es: "callejón del Peral", ar: "زقاق الإجاص" },
  { en: "Market Square", zh: "集市广场", es: "plaza del Mercado", ar: "ساحة السوق" },
  { en: "School Street", zh: "学府街", es: "calle de la Escuela", ar: "شارع المدرسة" },
  { en: "Lotus Park", zh: "荷花公园", es: "parque del Loto", ar: "حديقة اللوتس" },
  { en: "Clock Tower", zh: "钟楼", es: "torre del Reloj", ar: "برج الساعة" },
  { en: "Tailors' Row", zh: "裁缝街", es: "calle de los Sastres", ar: "صف الخياطين" },
  { en: "Orchard Estate", zh: "果园小区", es: "barrio del Huerto", ar: "حي البستان" },
  { en: "North Gate", zh: "北门", es: "puerta Norte", ar: "البوابة الشمالية" },
] as const;

const OFFICE = [9 * 60, 17 * 60] as [number, number];
const LONG = [8 * 60 + 30, 18 * 60] as [number, number];
const MORNING = [9 * 60, 12 * 60] as [number, number];
const ALWAYS = [0, 24 * 60] as [number, number];
const WEEKS: readonly Week[] = [
  [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, MORNING, null],
  [LONG, LONG, LONG, LONG, LONG, null, null],
  [ALWAYS, ALWAYS, ALWAYS, ALWAYS, ALWAYS, ALWAYS, ALWAYS],
];

/** Two places for each unit: which ones depends on its place in the list alone. */
function streetsOf(at: number) {
  const street = STREETS[at % STREETS.length] ?? STREETS[0];
  const place = STREETS[(at * 2 + 3) % STREETS.length] ?? STREETS[1];
  return { street, place };
}

/** How the demonstration's stations and beats are reached; no photo, for nobody works there. */
export async function keepContacts(tx: Tx, unitIds: ReadonlyMap<string, string>, seed: number, today: Day): Promise<void> {
  const random = randomStream(seed + 2);
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
  const slugs = [...DEMO_DISTRICTS.flatMap(({ stations }) => stations), ...DEMO_BEATS].map(({ slug }) => slug);
  for (const [at, slug] of slugs.entries()) {
    const unitId = unitIds.get(slug);
    if (!unitId) throw new Error(`no unit ${slug}`);
    const { street, place } = streetsOf(at);
    const house = 3 + Math.floor(random() * 190);
    const line = 1 + Math.floor(random() * 40);
    const contact = contactShape.parse({
      address: {
        en: `${house} ${street.en}`,
        zh: `${street.zh}${house}号`,
        es: `${street.es}, ${house}`,
        ar: `${street.ar}، رقم ${house}`,
      },
      phone: `0555 ${digits(4)} ${digits(4)}`,
      transport: {
        en: `Bus ${line}, stop ${place.en}`,
        zh: `乘${line}路公交车，${place.zh}站下车`,
        es: `Autobús ${line}, parada ${place.es}`,
        ar: `الحافلة ${line}، موقف ${place.ar}`,
      },
      stepFree: (["yes", "yes", "help", "no"] as const)[at % 4],
      hours: WEEKS[at % WEEKS.length],
      places: Object.fromEntries((["en", "zh", "es", "ar"] as const).map((key) => [key, `${street[key]}, ${place[key]}`])),
      officer: OFFICERS[at % OFFICERS.length],
      photo: null,
      surgery: at % 3 === 2 ? null : { on: addDays(today, 5 + (at % 9)), from: 15 * 60, to: 17 * 60, place },
    });
    const { surgery, ...rest } = contact;
    await tx.insert(unitContact).values({
      unitId,
      number: 1,
      ...rest,
      surgeryOn: surgery?.on ?? null,
      surgeryFrom: surgery?.from ?? null,
      surgeryTo: surgery?.to ?? null,
      surgeryPlace: surgery?.place ?? null,
      writtenBy: null,
      writtenAt: sql`now()`,
    });
  }
}
