import type { Definition, Question } from "../definition.ts";
import { choices, words } from "./grades.ts";
import { some } from "./questions.ts";

const oneOf = (id: string, en: string, zh: string, answers: readonly [number, string, string][]): Question => ({
  type: "single",
  id,
  label: words(en, zh),
  required: true,
  options: choices(answers),
});

/** Common knowledge of officers; a force replaces the questions by its own. */
export const knowledgeCheck: Definition = {
  title: words("What every officer should know", "民警应知应会"),
  intro: words("Four questions for officers of {{unit}}.", "{{unit}}民警的四道题。"),
  questions: [
    oneOf(
      "interpreter",
      "Somebody who speaks no language of yours comes to the counter. What do you do first?",
      "来了一位语言不通的群众，您首先怎么做？",
      [
        [1, "Call an interpreter", "联系翻译"],
        [2, "Ask them to come back with a friend", "请对方带朋友再来"],
        [3, "Speak louder", "大声一点说"],
        [4, "Send them to another station", "让对方去别的派出所"],
      ],
    ),
    oneOf("complaint", "A resident wants to complain about a colleague. What do you do?", "群众要投诉一位同事，您怎么做？", [
      [1, "Take the complaint and say what happens next", "受理并说明下一步"],
      [2, "Speak with the colleague first", "先和同事谈"],
      [3, "Advise against it", "劝其不要投诉"],
      [4, "Ask for proof first", "先要求提供证据"],
    ]),
    some("lost", words("Which of these may be asked for when somebody reports a lost document?", "群众报失证件时，可以要求提供哪些？"), [
      ...choices([
        [1, "Name and date of birth", "姓名和出生日期"],
        [2, "When and where it was lost", "丢失的时间和地点"],
        [3, "A fee", "费用"],
        [4, "The names of neighbours", "邻居的姓名"],
      ]),
    ]),
    {
      type: "number",
      id: "greeted",
      label: words("How many residents of your beat could you greet by name?", "您能叫出名字的辖区居民有多少位？"),
      required: false,
      min: 0,
      max: 5000,
    },
  ],
};
