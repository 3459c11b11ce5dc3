import type { Localised } from "#lib/i18n/locales.ts";

/** How a station's satisfaction moves over the two years. */
type Story = "steady" | "improves" | "falls" | "burst" | "tiny" | "uncounted";
export type DemoStation = { slug: string; name: Localised; adults: number; story: Story };
export type DemoDistrict = { slug: string; name: Localised; stations: readonly DemoStation[] };

const station = (slug: string, en: string, zh: string, adults: number, story: Story = "steady"): DemoStation => ({
  slug,
  name: { en: `${en} Station`, zh: `${zh}派出所`, es: `Comisaría ${en}`, ar: `مركز شرطة ${en}` },
  adults,
  story,
});

export const DEMO_FORCE = {
  slug: "lakeside",
  name: { en: "Lakeside City Police", zh: "湖滨市公安局", es: "Policía de Lakeside", ar: "شرطة مدينة ليكسايد" } as Localised,
};

/** 4 districts and 18 stations, all invented. */
export const DEMO_DISTRICTS: readonly DemoDistrict[] = [
  {
    slug: "harbour",
    name: { en: "Harbour District", zh: "港口分局", es: "Distrito del Puerto", ar: "منطقة الميناء" },
    stations: [
      station("east-street", "East Street", "东街", 48_200, "falls"),
      station("old-quay", "Old Quay", "老码头", 31_500),
      station("lighthouse", "Lighthouse", "灯塔", 22_900),
      station("fish-market", "Fish Market", "鱼市", 35_100),
      station("ferry-landing", "Ferry Landing", "渡口", 18_700, "uncounted"),
    ],
  },
  {
    slug: "garden",
    name: { en: "Garden District", zh: "园林分局", es: "Distrito de los Jardines", ar: "منطقة الحدائق" },
    stations: [
      station("willow-lane", "Willow Lane", "柳巷", 41_300, "improves"),
      station("plum-blossom", "Plum Blossom", "梅园", 37_800),
      station("stone-bridge", "Stone Bridge", "石桥", 29_400),
      station("temple-hill", "Temple Hill", "庙山", 24_600),
      station("bamboo-grove", "Bamboo Grove", "竹林", 33_000),
    ],
  },
  {
    slug: "mill",
    name: { en: "Mill District", zh: "工业园分局", es: "Distrito de los Molinos", ar: "منطقة المصانع" },
    stations: [
      station("north-mill", "North Mill", "北厂", 52_700),
      station("railway", "Railway", "铁路新村", 45_900, "burst"),
      station("brick-kiln", "Brick Kiln", "砖窑", 27_200),
      station("new-town", "New Town", "新城", 61_400),
    ],
  },
  {
    slug: "hills",
    name: { en: "Hills District", zh: "山区分局", es: "Distrito de las Colinas", ar: "منطقة التلال" },
    stations: [
      station("tea-valley", "Tea Valley", "茶谷", 15_800),
      station("spring-village", "Spring Village", "泉村", 12_300),
      station("pine-pass", "Pine Pass", "松关", 9_600, "uncounted"),
      station("cloud-terrace", "Cloud Terrace", "云台", 2_100, "tiny"),
    ],
  },
];

/** Two beats, so that the narrowest kind of unit is there too. */
export const DEMO_BEATS: readonly { slug: string; station: string; name: Localised; adults: number }[] = [
  { slug: "east-street-canal", station: "east-street", name: { en: "Canal Beat", zh: "河边警区" }, adults: 9_800 },
  { slug: "willow-lane-school", station: "willow-lane", name: { en: "School Beat", zh: "学校警区" }, adults: 8_400 },
];
