import type { Localised } from "#lib/i18n/locales.ts";
import type { PublishedDefinition } from "#lib/publications/snapshot.ts";

/** A text in all four languages. */
export const inFour = (en: string, zh: string, es: string, ar: string): Localised => ({ en, zh, es, ar });
const answers = (labels: readonly (readonly [number, Localised])[]) => labels.map(([code, label]) => ({ code, label }));

const GRADES = answers([
  [5, inFour("Very satisfied", "非常满意", "Muy satisfecho", "راضٍ جدًا")],
  [4, inFour("Satisfied", "满意", "Satisfecho", "راضٍ")],
  [3, inFour("Neither", "一般", "Ni lo uno ni lo otro", "لا هذا ولا ذاك")],
  [2, inFour("Dissatisfied", "不满意", "Insatisfecho", "غير راضٍ")],
  [1, inFour("Very dissatisfied", "非常不满意", "Muy insatisfecho", "غير راضٍ أبدًا")],
  [9, inFour("I can’t say", "说不清", "No sabría decir", "لا أستطيع القول")],
]);
const sat = { version: 1, numerator: [4, 5], denominator: [1, 2, 3, 4, 5], dontKnow: [9], answers: GRADES, since: "2025-01-01" };

/** What the rates of a test's publication measure. */
export const TEST_DEFINITIONS: PublishedDefinition[] = [
  {
    id: "sat_top2",
    base: "visit",
    ...sat,
    question: inFour(
      "Overall, how did you feel about the service you received today?",
      "总的来说，您对今天得到的服务感觉如何？",
      "En general, ¿qué le pareció el servicio que recibió hoy?",
      "بشكل عام، كيف وجدت الخدمة التي تلقيتها اليوم؟",
    ),
  },
  {
    id: "sat_top2_residents",
    base: "resident",
    ...sat,
    question: inFour(
      "Overall, how satisfied are you with the police in your neighbourhood?",
      "总的来说，您对社区的公安工作满意吗？",
      "En general, ¿está satisfecho con la policía de su barrio?",
      "بشكل عام، ما مدى رضاك عن الشرطة في حيّك؟",
    ),
  },
  {
    id: "know_any",
    version: 1,
    base: "resident",
    numerator: [1],
    denominator: [1, 2, 9],
    dontKnow: [9],
    since: "2025-01-01",
    question: inFour(
      "Do you know any police officer who works in your neighbourhood, by name or by sight?",
      "您认识（叫得出名字或认得出）在您社区工作的民警吗？",
      "¿Conoce de nombre o de vista a algún agente que trabaje en su barrio?",
      "هل تعرف بالاسم أو بالشكل شرطيًا يعمل في حيّك؟",
    ),
    answers: answers([
      [1, inFour("Yes", "认识", "Sí", "نعم")],
      [2, inFour("No", "不认识", "No", "لا")],
      [9, inFour("Not sure", "不确定", "No estoy seguro", "لست متأكدًا")],
    ]),
  },
  {
    id: "see_weekly",
    version: 1,
    base: "resident",
    numerator: [1, 2],
    denominator: [1, 2, 3, 4],
    dontKnow: [9],
    since: "2025-01-01",
    question: inFour(
      "In the past month, how often have you seen officers on foot or bicycle within 15 minutes’ walk of home?",
      "过去一个月，您在离家步行15分钟范围内，多久见到一次步行或骑车巡逻的民警？",
      "En el último mes, ¿con qué frecuencia ha visto agentes a pie o en bicicleta a menos de 15 minutos de su casa?",
      "في الشهر الماضي، كم مرة رأيت شرطيًا ماشيًا أو على دراجة على بعد 15 دقيقة من منزلك؟",
    ),
    answers: answers([
      [1, inFour("Every day or nearly", "每天或几乎每天", "Todos o casi todos los días", "كل يوم أو تقريبًا")],
      [2, inFour("About weekly or more", "大约每周一次或更多", "Una vez por semana o más", "أسبوعيًا أو أكثر")],
      [3, inFour("Once or twice in the month", "一个月一两次", "Una o dos veces en el mes", "مرة أو مرتين في الشهر")],
      [4, inFour("Not at all", "没有见到", "Ninguna", "لم أره")],
      [9, inFour("I can’t say", "说不清", "No sabría decir", "لا أستطيع القول")],
    ]),
  },
];
