import type { InterviewerReply } from "../../interview/events.ts";
import { pick } from "../../interview/lines.ts";
import type { Brief } from "../../ports/interviewer.ts";
import { type Answers, answerQuestions, asAnswer } from "../offline/answer.ts";
import { shortQuote } from "../offline/quoting.ts";
import { isUsed } from "../offline/room.ts";
import type { Allowance } from "./allowance.ts";
import type { ModelAnswer } from "./answer-form.ts";
import { type CandidateWords, ownWords } from "./candidate-words.ts";
import type { Ground } from "./rule.ts";
import { isSame } from "./rules/repeat.ts";

/** With so many words beside its questions a reply is an answer, and what it asks may be rhetoric. */
const RHETORIC_WORDS_MIN = 60;

/**
 * The reply made of an answer that the policy has let pass. Facts, curveballs and deep dives stand in the rubric's own
 * words, and quotation marks are put by code, so a model words the question and nothing else. A question to which there
 * is a fact is answered, also when the model has passed over it.
 */
export function composeReply(
  answer: ModelAnswer,
  { brief, allowance, words }: Ground,
  by: string,
): InterviewerReply {
  const passedOver = answer.facts.length > 0 ? undefined : unanswered(brief, allowance);
  if (passedOver !== undefined && answer.kind === "answer" && !answer.moveOn)
    return asAnswer(passedOver, undefined);
  const facts = factLines(passedOver?.facts ?? answer.facts, brief);
  if (answer.moveOn)
    return {
      text: facts.text,
      kind: facts.text === "" ? "note" : "answer",
      used: facts.used,
      moveOn: true,
      by,
    };
  const fixed = { curveball: allowance.curveball, "deep-dive": allowance.deepDive };
  const chosen = answer.kind === "curveball" || answer.kind === "deep-dive" ? fixed[answer.kind] : undefined;
  const line = chosen?.text ?? question(answer, words, brief);
  const aimed = answer.kind === "answer" ? facts.first : (answer.about ?? undefined);
  const about = chosen === undefined ? aimed : chosen.about;
  return {
    text: [facts.text, line].filter((part) => part !== "").join("\n\n"),
    kind: answer.kind,
    used: [...(chosen?.used ?? usedBy(answer, allowance)), ...facts.used],
    moveOn: false,
    by,
    ...(about !== undefined && { about }),
  };
}

/** What they asked for, when a fact says it that was not given yet. */
function unanswered(brief: Brief, { factsMax }: Allowance): (Answers & { facts: string[] }) | undefined {
  if (factsMax === 0) return undefined;
  const answers = answerQuestions(brief);
  if (answers === undefined) return undefined;
  if (brief.stage !== "clarify" && answers.otherWords >= RHETORIC_WORDS_MIN) return undefined;
  const ids = answers.used.filter((id) => !isUsed(brief, id)).map((id) => id.replace(/^fact:/, ""));
  return ids.length === 0 ? undefined : { ...answers, facts: ids.slice(0, factsMax) };
}

function factLines(ids: readonly string[], brief: Brief) {
  const facts = [...new Set(ids)].flatMap((id) => brief.rubric.facts.find((fact) => fact.id === id) ?? []);
  return {
    text: facts.map(({ id, says }) => (isUsed(brief, `fact:${id}`) ? `As I said: ${says}` : says)).join("\n"),
    used: facts.map(({ id }) => `fact:${id}`),
    first: facts[0]?.id,
  };
}

/**
 * A follow-up takes its point off the list; a push-back only asks for more of the same. So does whoever asks the
 * question of another point, which would be asked again otherwise.
 */
function usedBy({ kind, about, say }: ModelAnswer, { targets }: Allowance): string[] {
  return targets
    .filter(
      ({ id, question }) =>
        (kind === "follow-up" && id === about) || (question !== undefined && isSame(say, question)),
    )
    .map(({ id, is }) => (is === "criterion" ? `criterion:${id}` : `flag:${id}`));
}

function question({ say, quote, kind }: ModelAnswer, words: CandidateWords, brief: Brief): string {
  const own = quote === null || kind === "answer" ? undefined : ownWords(quote, words);
  const piece = own === undefined ? undefined : shortQuote(own);
  if (piece === undefined) return say;
  const lead = pick(brief.interview.seed, `anchor:${brief.turn}`, [
    `You said “${piece}”.`,
    `Staying with “${piece}”:`,
    `Let me pick up “${piece}”.`,
    `You mentioned “${piece}”.`,
  ]);
  return `${lead} ${say}`;
}
