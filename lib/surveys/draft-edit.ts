import type { Draft, DraftQuestion } from "./draft.ts";

/** The draft with one question in the place of the one with its name. */
export function withQuestion(written: Draft, question: DraftQuestion): Draft {
  return { ...written, questions: written.questions.map((each) => (each.id === question.id ? question : each)) };
}

/** The draft without a question, and without the follow-ups that would have nothing to follow. */
export function withoutQuestion(written: Draft, id: string): Draft {
  return {
    ...written,
    questions: written.questions.filter((each) => each.id !== id).map((each) => (each.when?.question === id ? withoutWhen(each) : each)),
  };
}

function withoutWhen(question: DraftQuestion): DraftQuestion {
  const { when: _gone, ...rest } = question;
  return rest as DraftQuestion;
}

/** The draft with a question one place up or down; at the end of the list nothing moves. */
export function moved(written: Draft, id: string, by: -1 | 1): Draft {
  const questions = [...written.questions];
  const from = questions.findIndex((each) => each.id === id);
  const to = from + by;
  const [question, other] = [questions[from], questions[to]];
  if (!question || !other) return written;
  questions[from] = other;
  questions[to] = question;
  return { ...written, questions };
}
