import type { Locale } from "#lib/i18n/locales.ts";

type Written = { need: string; language: Locale; words: string; place: string };

/** What the residents of the demonstration ask for; invented, as everything in it is. */
export const ASKED: readonly Written[] = [
  { need: "lost-papers", language: "zh", words: "昨天坐公交车时钱包丢了，里面有身份证和驾驶证。", place: "7 路公交车" },
  { need: "lost-papers", language: "en", words: "I left my passport at the market, at the fruit stall.", place: "Harbour market" },
  { need: "lost-papers", language: "es", words: "He perdido el carné cerca de la estación de tren.", place: "Estación de tren" },
  { need: "neighbour-dispute", language: "zh", words: "楼上每天晚上装修到十一点，多次沟通没有效果。", place: "东街 12 号 3 单元" },
  { need: "neighbour-dispute", language: "en", words: "A neighbour parks in front of our gate every morning.", place: "Canal lane 4" },
  { need: "neighbour-dispute", language: "ar", words: "الجيران يسدون الممر بأغراضهم منذ أسبوعين.", place: "شارع القناة 9" },
  { need: "feel-unsafe", language: "zh", words: "小区后门的路灯坏了，晚上回家总有人跟着。", place: "柳巷后门" },
  {
    need: "feel-unsafe",
    language: "en",
    words: "Young men shout at us by the bus stop in the evening.",
    place: "Bus stop at the old quay",
  },
  { need: "officer-visit", language: "zh", words: "家里老人接到诈骗电话，希望民警上门讲一讲。", place: "竹林路 5 号" },
  {
    need: "officer-visit",
    language: "es",
    words: "Queremos que un agente venga a la reunión de vecinos del jueves.",
    place: "Calle del Molino 2",
  },
  { need: "thanks", language: "zh", words: "感谢民警帮我父亲找到回家的路。", place: "" },
  { need: "thanks", language: "en", words: "The officer at the counter stayed after closing time to help me with the form.", place: "" },
  { need: "crime-information", language: "zh", words: "废弃仓库夜里有货车进出，车牌被遮住。", place: "北磨坊仓库" },
  { need: "complaint", language: "en", words: "I was told to come back three times for the same paper.", place: "" },
];

export const ANSWERED: Record<Locale, string> = {
  zh: "您好，我们已收到，正在核实，有进展会在这里告诉您。",
  en: "Hello, we have your request and are looking into it. We will tell you here.",
  es: "Hola, tenemos su solicitud y la estamos mirando. Le avisaremos aquí.",
  ar: "مرحبًا، وصلنا طلبك ونحن ننظر فيه. سنخبرك هنا.",
};
export const CLOSED: Record<Locale, string> = {
  zh: "事情已经处理，请告诉我们是否解决。",
  en: "We have dealt with it. Please tell us whether it is solved.",
  es: "Lo hemos atendido. Díganos si está resuelto.",
  ar: "تعاملنا مع الأمر. أخبرنا هل حُلّ.",
};
export const NOT_SOLVED: Record<Locale, string> = {
  zh: "情况没有变化。",
  en: "Nothing has changed.",
  es: "No ha cambiado nada.",
  ar: "لم يتغير شيء.",
};
