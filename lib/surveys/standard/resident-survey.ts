import type { Localised } from "#lib/i18n/locales.ts";
import type { Definition, Option, Question } from "../definition.ts";
import { cannotSay, choices, JOB, notSure, SAFETY, words } from "./grades.ts";

const preferNot: Option = { code: 9, label: words("Prefer not to say", "不愿回答") };

const yesNo = choices([
  [1, "Yes", "是"],
  [2, "No", "否"],
]);

const single = (id: string, label: Localised, options: Option[], required = false): Question => ({
  type: "single",
  id,
  label,
  required,
  options,
});

/** Asked of any resident. Where the force has districts, their names are the options of the last question. */
export function residentSurvey(districts: readonly Localised[]): Definition {
  const place = districts.slice(0, 8).map((label, index): Option => ({ code: index + 1, label }));
  return {
    title: words("You and your neighbourhood police", "您和社区民警"),
    intro: words("Six questions about {{unit}}. It takes about a minute.", "关于{{unit}}的六个问题，大约一分钟。"),
    questions: [
      single(
        "know",
        words(
          "Do you know any police officer who works in your neighbourhood, by name or by sight?",
          "您认识（叫得出名字或认得出）在您社区工作的民警吗？",
        ),
        [...yesNo, notSure],
        true,
      ),
      single("contact", words("Do you know how to contact your neighbourhood officer?", "您知道怎么联系您的社区民警吗？"), [
        ...yesNo,
        notSure,
      ]),
      single(
        "seen",
        words(
          "In the past month, how often have you seen officers on foot or bicycle within 15 minutes’ walk of home?",
          "过去一个月，您在离家步行15分钟范围内，多久见到一次步行或骑车巡逻的民警？",
        ),
        [
          ...choices([
            [1, "Every day or nearly", "每天或几乎每天"],
            [2, "About weekly or more", "大约每周一次或更多"],
            [3, "Once or twice in the month", "一个月一两次"],
            [4, "Not at all", "没有见到"],
          ]),
          cannotSay,
        ],
      ),
      single("enough", words("Is that not enough, about right, or too much?", "您觉得这样太少、正好还是太多？"), [
        ...choices([
          [1, "Not enough", "太少"],
          [2, "About right", "正好"],
          [3, "Too much", "太多"],
        ]),
        cannotSay,
      ]),
      {
        type: "scale",
        id: "job",
        label: words("How good a job do the police here do?", "您认为本地警察工作做得怎么样？"),
        required: false,
        driver: false,
        options: [...JOB, cannotSay],
      },
      {
        type: "scale",
        id: "safe",
        label: words("How safe do you feel walking alone here after dark?", "天黑以后独自在附近行走，您觉得安全吗？"),
        required: false,
        driver: false,
        options: [...SAFETY, cannotSay],
      },
      single("age", words("How old are you?", "您的年龄"), [
        ...choices([
          [1, "18 to 29", "18至29岁"],
          [2, "30 to 44", "30至44岁"],
          [3, "45 to 59", "45至59岁"],
          [4, "60 to 74", "60至74岁"],
          [5, "75 or over", "75岁及以上"],
        ]),
        preferNot,
      ]),
      single("sex", words("Are you…", "您的性别"), [
        ...choices([
          [1, "Female", "女"],
          [2, "Male", "男"],
        ]),
        preferNot,
      ]),
      ...(place.length > 0 ? [single("district", words("Where do you live?", "您住在哪个辖区？"), [...place, preferNot])] : []),
    ],
  };
}
