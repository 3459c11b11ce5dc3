import type { Definition } from "../definition.ts";
import { SATISFACTION, words } from "./grades.ts";
import { inOwnWords, overall } from "./questions.ts";

/** The satisfaction question of GOV.UK services, with its open question. */
export const serviceSatisfaction: Definition = {
  title: words("What do you think of this service?", "您觉得这项服务怎么样？"),
  intro: words("Your feedback helps {{unit}} to improve.", "您的反馈帮助{{unit}}改进。"),
  questions: [
    overall(
      words("Overall, how did you feel about the service you received today?", "总的来说，您对今天得到的服务感觉如何？"),
      SATISFACTION,
    ),
    inOwnWords("improve", words("How could we improve this service?", "我们怎样改进这项服务？")),
  ],
};
