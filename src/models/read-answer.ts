import { type ZodType, z } from "zod";
import type { Failure } from "../interview/events.ts";
import type { Tokens } from "../ports/chat-model.ts";
import { findObject } from "./find-object.ts";
import { type ReportedUsage, reportedTokens } from "./token-count.ts";

const usage = z.object({
  prompt_tokens: z.number().nonnegative(),
  completion_tokens: z.number().nonnegative(),
  prompt_tokens_details: z.object({ cached_tokens: z.number().nonnegative().nullish() }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
});

/** As much of a chat completion as is used here; servers differ in the rest. */
const completion = z.object({
  model: z.string().optional(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: usage.nullish().catch(undefined),
});

/** A chat completion, read. */
export type Completion = {
  readonly model?: string;
  readonly text: string;
  readonly refused: boolean;
  /** Whoever the endpoint passes requests on to failed in the middle of it. */
  readonly broken: boolean;
  readonly cutShort: boolean;
  /** It was cut short before it began to speak, or while it thought. */
  readonly stillThinking: boolean;
  /** Absent when the endpoint reports none. */
  readonly tokens?: Tokens;
};

/** Undefined when what came is no chat completion. */
export function readCompletion(body: unknown): Completion | undefined {
  const read = completion.safeParse(body);
  const choice = read.data?.choices[0];
  if (read.data === undefined || choice === undefined) return undefined;
  const text = choice.message.content ?? "";
  const thought = read.data.usage?.completion_tokens_details?.reasoning_tokens ?? 0;
  const spoke = text.trim() !== "" && !(text.includes("<think>") && !text.includes("</think>"));
  const cutShort = choice.finish_reason === "length";
  return {
    ...(read.data.model !== undefined && { model: read.data.model }),
    text,
    refused: Boolean(choice.message.refusal) || choice.finish_reason === "content_filter",
    broken: choice.finish_reason === "error",
    cutShort,
    stillThinking: cutShort && (!spoke || thought > 0),
    ...(read.data.usage && { tokens: reportedTokens(read.data.usage as ReportedUsage) }),
  };
}

export type ReadAnswer<Answer> =
  | { readonly is: "right"; readonly answer: Answer }
  /** `ignored`: it has not the shape of the schema, which an endpoint that heeds schemas cannot give. */
  | { readonly is: "wrong"; readonly why: string; readonly where: string; readonly ignored: boolean };

/** What a schema that is heeded rules out; other issues are rules of ours that no schema says. */
const AGAINST_SCHEMA: ReadonlySet<string> = new Set([
  "invalid_type",
  "unrecognized_keys",
  "invalid_value",
  "invalid_union",
]);

/** Holds the text of an answer against its form. `where` names only keys of the form and never what was written. */
export function readAnswer<Answer>(text: string, schema: ZodType<Answer>): ReadAnswer<Answer> {
  const value = findObject(text);
  if (value === undefined)
    return {
      is: "wrong",
      why: "there is no whole JSON object in it",
      where: "no JSON object",
      ignored: true,
    };
  const read = schema.safeParse(value);
  if (read.success) return { is: "right", answer: read.data };
  const { issues } = read.error;
  return {
    is: "wrong",
    why: z
      .prettifyError(read.error)
      .replaceAll(/\s*\n\s*/g, " ")
      .slice(0, 500),
    where: issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join(".") || "the object"}: ${issue.code}`)
      .join(", "),
    ignored: issues.some((issue) => AGAINST_SCHEMA.has(issue.code)),
  };
}

/** Why there is no answer to be read, when there is none. */
export function unanswered(said: Completion, model: string, tokensOutMax: number): Failure | undefined {
  if (said.refused) return { kind: "refused", message: `"${model}" declined to answer.` };
  if (said.broken)
    return {
      kind: "unavailable",
      message: `Whoever runs "${model}" behind the endpoint failed while it answered.`,
    };
  if (said.cutShort)
    return {
      kind: "cut-short",
      message: `The answer of "${model}" was longer than ${tokensOutMax} tokens and was cut${said.stillThinking ? " while it was still thinking: choose a model that thinks less" : ""}.`,
    };
  return undefined;
}
