import type { Definition } from "../definition.ts";
import { cannotSay, SATISFACTION, words } from "./grades.ts";

/** One question for residents at large; what most published resident surveys can be imported into. */
export const residentSatisfaction: Definition = {
  title: words("The police where you live", "您所在地的警察"),
  intro: words("One question about {{unit}}.", "关于{{unit}}的一个问题。"),
  questions: [
    {
      type: "scale",
      id: "overall",
      label: words("Overall, how satisfied are you with the police where you live?", "总的来说，您对所在地警察的工作满意吗？"),
      required: true,
      driver: false,
      options: [...SATISFACTION, cannotSay],
    },
  ],
};
