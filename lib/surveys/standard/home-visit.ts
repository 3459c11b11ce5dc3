import type { Definition } from "../definition.ts";
import { choices, words } from "./grades.ts";
import { driver, inOwnWords, overall, some } from "./questions.ts";

/** The card that an officer leaves at a door. */
export const homeVisit: Definition = {
  title: words("After the officer’s visit", "民警入户走访之后"),
  intro: words("An officer of {{unit}} was at your door. It takes less than a minute.", "{{unit}}的民警到您家走访过，用不了一分钟。"),
  questions: [
    overall(words("Overall, how did you feel about the visit?", "总的来说，您对这次走访感觉如何？")),
    some(
      "wrong",
      words("What went wrong?", "哪里没做好？"),
      [
        ...choices([
          [1, "I was not treated with respect", "没有受到尊重"],
          [2, "It was not explained", "没有讲清楚"],
          [3, "My matter was not dealt with", "我的事情没有处理"],
        ]),
        { code: 4, label: words("Something else", "其他"), other: true },
      ],
      { when: { question: "overall", codes: [1, 2] } },
    ),
    driver("introduced", "The officer said who they were and why they came", "民警说明了身份和来意"),
    driver("listened", "The officer listened to me", "民警听我把话说完"),
    driver("reachable", "I know how to reach the officer again", "我知道以后怎么联系这位民警"),
    inOwnWords("change", words("What one thing should we change?", "您认为我们最该改进的一件事是什么？")),
  ],
};
