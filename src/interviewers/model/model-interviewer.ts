import type { Failure, InterviewerReply } from "../../interview/events.ts";
import type { ChatMessage, ChatModel, ChatRequest } from "../../ports/chat-model.ts";
import type { Brief, Interviewer } from "../../ports/interviewer.ts";
import type { Log } from "../../ports/log.ts";
import { failed, ok, type Result } from "../../ports/result.ts";
import { fill } from "../../prompts/fill.ts";
import type { Prompts } from "../../prompts/prompt.ts";
import { replyOffline } from "../offline-interviewer.ts";
import { allowanceOf } from "./allowance.ts";
import { answerForm, type ModelAnswer } from "./answer-form.ts";
import { candidateWords } from "./candidate-words.ts";
import { composeReply } from "./compose.ts";
import { allowedNow, contextOf } from "./context.ts";
import { SPEECH_LIMITS } from "./limits.ts";
import { isSettled } from "./needs-model.ts";
import { brokenRule, tidied } from "./policy.ts";
import type { Ground, Rule } from "./rule.ts";

export type ModelInterviewerParts = {
  readonly model: ChatModel;
  readonly prompts: Pick<Prompts, "interview">;
  /** A word that nobody can guess, new at every call. */
  readonly newNonce: () => string;
  /** Is told which rule was broken, and never in which words. */
  readonly log?: Log;
};

/** Raised whenever the same answers of a model could be taken differently than before. */
const VERSION = "v1";
/** Enough to vary the wording, and too little to wander. */
const TEMPERATURE = 0.3;

/**
 * Leads an interview with a model that chooses and words within what code allows. What breaks a rule is asked for once
 * more with the reason, and then replaced by the offline interviewer's line: that is the policy at work and no outage.
 * A failure of the model comes back as it is.
 */
export function createModelInterviewer(parts: ModelInterviewerParts): Interviewer {
  const { model, prompts, newNonce, log } = parts;
  const name = `model interviewer, ${VERSION} (${model.name}, prompt v${prompts.interview.version})`;
  return {
    name,
    async reply(brief, signal): Promise<Result<InterviewerReply, Failure>> {
      const allowance = allowanceOf(brief);
      if (isSettled(brief, allowance)) return ok(replyOffline(brief));
      const words = candidateWords(brief.interview.turns);
      const nonce = newNonce();
      const messages = fill(prompts.interview, contextOf(brief, allowance, words, nonce));
      const { system, user } = prompts.interview;
      const told = { prompt: `${system}\n\n${user}`, allowed: allowedNow(brief, allowance), nonce };
      const ground: Ground = { brief, allowance, words, told };
      const first = await ask(model, brief, messages, signal);
      if (!first.ok) return first;
      const broken = brokenRule(first.value, ground);
      if (broken === undefined) return ok(composeReply(first.value, ground, name));
      log?.info({ interview: brief.interview.id, turn: brief.turn, rule: broken.name }, "a line was refused");
      const again = [...messages, ...refusal(first.value, broken)];
      const second = await ask(model, brief, again, signal);
      if (!second.ok) return second;
      const stillBroken = brokenRule(second.value, ground);
      if (stillBroken === undefined) return ok(composeReply(second.value, ground, name));
      log?.info(
        { interview: brief.interview.id, turn: brief.turn, rule: stillBroken.name },
        "a line was refused twice, the offline interviewer's is said instead",
      );
      return ok(replyOffline(brief));
    },
  };
}

async function ask(
  model: ChatModel,
  brief: Brief,
  messages: readonly ChatMessage[],
  signal: AbortSignal,
): Promise<Result<ModelAnswer, Failure>> {
  const { interview } = brief;
  const person = interview.candidates[0]?.id;
  const request: ChatRequest<ModelAnswer> = {
    purpose: "interview",
    account: {
      interview: interview.id,
      workspace: interview.place.workspace,
      ...(person !== undefined && { person }),
    },
    messages,
    answer: { name: "interviewer_turn", schema: answerForm },
    tokensOutMax: SPEECH_LIMITS.tokensOutMax,
    temperature: TEMPERATURE,
    seed: interview.seed,
  };
  const reply = await model.complete(request, signal);
  return reply.ok ? ok(tidied(reply.value.answer)) : failed(reply.failure);
}

/** The answer that was refused, and why; both bounded. */
function refusal(answer: ModelAnswer, rule: Rule): ChatMessage[] {
  return [
    { role: "assistant", text: JSON.stringify(answer).slice(0, SPEECH_LIMITS.refusedCharsMax) },
    {
      role: "user",
      text: `That cannot be said: ${rule.because} Answer once more in the same form, with another move or other words.`,
    },
  ];
}
