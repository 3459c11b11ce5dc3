import type { Definition, Option } from "../definition.ts";
import { AGREEMENT, choices, words } from "./grades.ts";
import { inOwnWords, overall, some } from "./questions.ts";

const otherReason: Option = { code: 7, label: words("Something else", "其他"), other: true };

/** The trust question of US OMB Circular A-11, section 280, with its reasons: another list for who agrees and who does not. */
export const trust: Definition = {
  title: words("Your trust in us", "您对我们的信任"),
  intro: words("About your contact with {{unit}}. It takes less than a minute.", "关于您与{{unit}}的这次接触，用不了一分钟。"),
  questions: [
    overall(words("This interaction increased my trust in the police.", "这次接触增加了我对警察的信任。"), AGREEMENT),
    some(
      "good",
      words("What went well?", "哪里做得好？"),
      [
        ...choices([
          [1, "My need was addressed", "我的需要得到了满足"],
          [2, "It was easy to complete what I needed to do", "要办的事容易办成"],
          [3, "It took a reasonable amount of time", "用的时间合理"],
          [4, "I understood what was being asked of me", "我明白要我做什么"],
          [5, "I was treated fairly", "我受到了公平对待"],
          [6, "Employees I interacted with were helpful", "工作人员乐于帮助"],
        ]),
        otherReason,
      ],
      { when: { question: "overall", codes: [4, 5] } },
    ),
    some(
      "bad",
      words("What went wrong?", "哪里没做好？"),
      [
        ...choices([
          [1, "My need was not addressed", "我的需要没有得到满足"],
          [2, "It was hard to complete what I needed to do", "要办的事很难办成"],
          [3, "It took too long", "用的时间太长"],
          [4, "I did not understand what was being asked of me", "我不明白要我做什么"],
          [5, "I was not treated fairly", "我没有受到公平对待"],
          [6, "Employees I interacted with were not helpful", "工作人员不乐于帮助"],
        ]),
        otherReason,
      ],
      { when: { question: "overall", codes: [1, 2, 3] } },
    ),
    inOwnWords("change", words("What one thing should we change?", "您认为我们最该改进的一件事是什么？")),
  ],
};
