import { createHash } from "node:crypto";
import { z } from "zod";
import type { Failure } from "../../interview/events.ts";
import { type Opinion, opinionForm } from "./answer-form.ts";
import type { Item } from "./item.ts";

/** What came of asking about one item. */
export type Outcome =
  | { readonly is: "opinion"; readonly opinion: Opinion }
  /** It said that something was met which nobody can meet: it followed the candidate's words or reads nothing. */
  | { readonly is: "steered" }
  | { readonly is: "failed"; readonly failure: Failure };

/** Keeps what a model said, by content. A lost or broken entry costs a call and nothing else. */
export type KeptAnswers = {
  find(key: string): Promise<string | undefined>;
  keep(key: string, body: string): Promise<void>;
};

/** All that an opinion follows from. The nonce is not in it: it changes no meaning. */
export type Asked = {
  readonly prompt: number;
  readonly model: string;
  readonly batch: "criterion" | "stage";
  readonly item: Item;
  readonly words: string;
  readonly vote: number;
};

const keptForm = z.discriminatedUnion("is", [
  z.strictObject({ is: z.literal("opinion"), opinion: opinionForm }),
  z.strictObject({ is: z.literal("steered") }),
]);

/** A SHA-256 in hexadecimal. */
export function keyOf({ prompt, model, batch, item, words, vote }: Asked): string {
  const parts = ["opinion 1", prompt, model, batch, item, words, vote];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

export async function findOutcome(kept: KeptAnswers, asked: Asked): Promise<Outcome | undefined> {
  const body = await kept.find(keyOf(asked)).catch(() => undefined);
  if (body === undefined) return undefined;
  try {
    const read = keptForm.safeParse(JSON.parse(body));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** A failure is not kept: it says nothing of the words and may be over the next time. */
export async function keepOutcome(kept: KeptAnswers, asked: Asked, outcome: Outcome): Promise<void> {
  if (outcome.is === "failed") return;
  await kept.keep(keyOf(asked), JSON.stringify(outcome)).catch(() => undefined);
}
