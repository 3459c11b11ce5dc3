import type { Definition } from "../definition.ts";
import { words } from "./grades.ts";
import { overall } from "./questions.ts";

/** One question, asked often. */
export const pulse: Definition = {
  title: words("One question", "一个问题"),
  intro: words("About {{unit}}. It takes ten seconds.", "关于{{unit}}，只要十秒。"),
  questions: [overall(words("How satisfied are you with the police here this month?", "这个月您对这里的警察满意吗？"))],
};
