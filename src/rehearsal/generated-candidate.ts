import { z } from "zod";
import type { ChatModel } from "../ports/chat-model.ts";
import { fence } from "../prompts/fence.ts";
import { fill } from "../prompts/fill.ts";
import type { Prompts } from "../prompts/prompt.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Candidate, Moment, Quality } from "./candidate.ts";

export type GeneratedParts = {
  readonly model: ChatModel;
  readonly prompts: Pick<Prompts, "rehearse">;
  readonly rubric: Rubric;
  readonly newNonce: () => string;
  readonly seed: number;
};

const DESCRIPTIONS: Readonly<Record<"strong" | "middling" | "weak", string>> = {
  strong:
    "you have built and run such systems for years. You ask for what you need, commit to choices with numbers and reasons, name what fails, and answer follow-ups to the point.",
  middling:
    "you know the usual parts and name them, but seldom say why one and not another, give few numbers and no failure modes, and are vague when pushed.",
  weak: "you have read one blog post. You speak in general terms, jump to a model at once, mix up terms, and cannot say more when asked.",
};

/** What a candidate model answers. */
const candidateForm = z.strictObject({ says: z.string(), moveOn: z.boolean() });

const REPLIES_PER_STAGE = 4;
const TURNS_SHOWN = 8;
const TURN_CHARS_MAX = 1_500;
const TOKENS_OUT_MAX = 500;

/** A model that plays candidates of known quality. One that fails in mid-interview falls silent, and the checks go on. */
export function generatedCandidates(parts: GeneratedParts): readonly Candidate[] {
  return (["strong", "middling", "weak"] as const).map((quality) => ({
    name: `generated ${quality}`,
    quality,
    answer: (moment) => answer(parts, quality, moment),
  }));
}

async function answer(
  { model, prompts, rubric, newNonce, seed }: GeneratedParts,
  quality: Exclude<Quality, "empty">,
  moment: Moment,
): Promise<readonly string[]> {
  const { stage, replied, closing } = moment;
  if (closing) return ["/done"];
  if (replied >= REPLIES_PER_STAGE) return ["/next"];
  const messages = fill(prompts.rehearse, {
    quality,
    description: DESCRIPTIONS[quality],
    title: rubric.title,
    problem: rubric.prompt,
    stage: rubric.stages.find(({ id }) => id === stage)?.title ?? stage,
    replied,
    conversation: fence("conversation", conversationOf(moment), newNonce()),
  });
  const reply = await model.complete(
    {
      purpose: "rehearse",
      account: { interview: `candidate of ${moment.interview.id}` },
      messages,
      answer: { name: "candidate_turn", schema: candidateForm },
      tokensOutMax: TOKENS_OUT_MAX,
      temperature: 0.7,
      seed,
    },
    new AbortController().signal,
  );
  if (!reply.ok) return ["/next"];
  const { says, moveOn } = reply.value.answer;
  // A slash at the front would be taken for a command.
  const words = says.trim().replace(/^\/+/, "");
  return [...(words === "" ? [] : [words]), ...(moveOn || words === "" ? ["/next"] : [])];
}

function conversationOf({ interview }: Moment): string {
  return interview.turns
    .slice(-TURNS_SHOWN)
    .map(
      ({ who, text }) => `${who === "candidate" ? "You" : "Interviewer"}: ${text.slice(0, TURN_CHARS_MAX)}`,
    )
    .join("\n\n");
}
