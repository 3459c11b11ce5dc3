import type { Definition } from "../definition.ts";
import { choices, notSure, words } from "./grades.ts";
import { driver, inOwnWords, overall } from "./questions.ts";

/** Asked after a request for help has been closed. */
export const requestFollowUp: Definition = {
  title: words("Your request", "您的求助"),
  intro: words("You asked {{unit}} for help online. It takes less than a minute.", "您曾在网上向{{unit}}求助，用不了一分钟。"),
  questions: [
    overall(words("Overall, how did you feel about how your request was handled?", "总的来说，您对求助的办理感觉如何？")),
    {
      type: "single",
      id: "solved",
      label: words("Was your request solved?", "您的求助解决了吗？"),
      required: false,
      options: [
        ...choices([
          [1, "Yes", "解决了"],
          [2, "Partly", "部分解决"],
          [3, "No", "没有解决"],
        ]),
        notSure,
      ],
    },
    inOwnWords("undone", words("What still needs to be done?", "还有什么需要办？"), { when: { question: "solved", codes: [2, 3] } }),
    driver("easy", "It was easy to ask for help", "求助方便"),
    driver("informed", "I always knew what would happen next", "我一直清楚下一步是什么"),
    driver("timely", "It was done in reasonable time", "办理时间合理"),
  ],
};
