import type { Definition } from "../definition.ts";
import { choices, notSure, words } from "./grades.ts";
import { driver, inOwnWords, overall } from "./questions.ts";

/** Asked of somebody who has just met an officer. */
export const visitRating: Definition = {
  title: words("How did we do today?", "今天的服务怎么样？"),
  intro: words("Your visit to {{unit}}. It takes less than a minute.", "您刚在{{unit}}办事，用不了一分钟。"),
  questions: [
    overall(words("Overall, how did you feel about the service you received today?", "总的来说，您对今天得到的服务感觉如何？")),
    driver("access", "It was easy to get in and be heard", "门好进，有人听我说"),
    driver("respect", "I was treated with respect", "我受到了尊重"),
    driver("explained", "Things were explained in words I understood", "讲解清楚，我听得懂"),
    driver("dealt_with", "My matter was dealt with", "我的事情得到了处理"),
    driver("timely", "It was done in reasonable time", "办理时间合理"),
    driver("fair", "I was treated fairly", "我受到了公平对待"),
    {
      type: "single",
      id: "solved",
      label: words("Was your matter solved?", "您的事情解决了吗？"),
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
    inOwnWords("change", words("What one thing should we change?", "您认为我们最该改进的一件事是什么？")),
  ],
};
