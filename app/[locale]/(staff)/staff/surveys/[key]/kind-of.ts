import type { DraftQuestion } from "#lib/surveys/draft.ts";
import type { PresetKey } from "#lib/surveys/presets.ts";

/** The kind of a question in the words of the list it was chosen from. */
export function kindOf(question: DraftQuestion): PresetKey {
  if (question.type === "scale") return question.driver ? "agreement" : "satisfaction";
  if (question.type === "rating") return "zero_to_ten";
  if (question.type === "text") return question.lines === "short" ? "short_text" : "long_text";
  return question.type;
}
