import type { Localised } from "#lib/i18n/locales.ts";

type Told = { station: string; need: string; what: string; done: string; said: Localised; did: Localised };

/** What the demonstration's stations did about what residents said. */
export const TOLD: readonly Told[] = [
  {
    station: "east-street",
    need: "lost-papers",
    what: "Open the counter for lost papers on Saturday mornings",
    done: "The counter opens on Saturdays from nine to twelve",
    said: {
      en: "We cannot come for lost papers on weekdays.",
      zh: "工作日没有时间来办理证件遗失手续。",
      es: "Entre semana no podemos ir por los documentos perdidos.",
      ar: "لا نستطيع الحضور في أيام العمل من أجل الأوراق الضائعة.",
    },
    did: {
      en: "The counter now opens on Saturday mornings.",
      zh: "窗口现在周六上午也开放。",
      es: "La ventanilla abre ahora los sábados por la mañana.",
      ar: "يفتح المكتب الآن صباح يوم السبت.",
    },
  },
  {
    station: "willow-lane",
    need: "neighbour-dispute",
    what: "Hold a mediation hour each week",
    done: "Mediation every Thursday evening since the first of the month",
    said: {
      en: "Quarrels about parking go on for months.",
      zh: "停车纠纷拖了好几个月。",
      es: "Las peleas por el aparcamiento duran meses.",
      ar: "تستمر خلافات مواقف السيارات أشهرًا.",
    },
    did: {
      en: "An officer mediates every Thursday evening. You may come without an appointment.",
      zh: "民警每周四晚上调解，无需预约。",
      es: "Un agente media todos los jueves por la tarde. Puede venir sin cita.",
      ar: "يتوسط شرطي كل مساء خميس. يمكنك الحضور بلا موعد.",
    },
  },
];
