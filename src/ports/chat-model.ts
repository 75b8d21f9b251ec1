import type { ZodType } from "zod";
import type { Failure } from "../interview/events.ts";
import type { Result } from "./result.ts";

/** A picture as a model is given it. */
export type Picture = {
  readonly mediaType: "image/png" | "image/jpeg" | "image/webp" | "image/gif";
  readonly base64: string;
};

export type ChatMessage =
  | { readonly role: "system" | "assistant"; readonly text: string }
  | { readonly role: "user"; readonly text: string; readonly pictures?: readonly Picture[] };

/** Whose budget a call is taken from, and which interview it is shown under. */
export type Account = {
  readonly interview?: string;
  readonly person?: string;
  readonly workspace?: string;
};

/** What a call is for; tokens are shown by it. */
export type ModelPurpose = "interview" | "grade" | "picture" | "rehearse" | "check";

export type ChatRequest<Answer> = {
  readonly purpose: ModelPurpose;
  readonly account: Account;
  /** What is the same from call to call stands first, so that a provider's prompt cache finds it. */
  readonly messages: readonly ChatMessage[];
  /** The form of the answer. Every object is closed and every key required; what may be absent is null. */
  readonly answer: { readonly name: string; readonly schema: ZodType<Answer> };
  readonly tokensOutMax: number;
  /** 0 for judging, more for wording. */
  readonly temperature: number;
  /** Tells votes on the same words apart. */
  readonly seed?: number;
};

/** `cachedIn` is the part of `in` that the provider had at hand. */
export type Tokens = { readonly in: number; readonly cachedIn: number; readonly out: number };

export type ChatReply<Answer> = {
  /** Of the form that was asked for: checked. */
  readonly answer: Answer;
  /** As the endpoint names it. */
  readonly model: string;
  readonly tokens: Tokens;
};

/** A language model behind some endpoint. Never rejects: whatever goes wrong is a value. */
export interface ChatModel {
  /** The name it was configured by. */
  readonly name: string;
  complete<Answer>(
    request: ChatRequest<Answer>,
    signal: AbortSignal,
  ): Promise<Result<ChatReply<Answer>, Failure>>;
}
