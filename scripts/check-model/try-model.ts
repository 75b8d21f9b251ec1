import { z } from "zod";
import type { Failure } from "../../src/interview/events.ts";
import type { Millis } from "../../src/interview/interview.ts";
import { type Sleep, withDeadline } from "../../src/models/deadline.ts";
import type { Habits } from "../../src/models/habits.ts";
import { createOpenAiModel } from "../../src/models/openai-compatible.ts";
import type { Endpoint } from "../../src/models/settings.ts";
import type { ChatRequest, Tokens } from "../../src/ports/chat-model.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import { knownModels } from "./known-models.ts";
import { RED_SQUARE } from "./red-square.ts";

/** What was found out about one model. */
export type Finding = {
  readonly name: string;
  readonly habits: Habits;
  readonly answers:
    | {
        readonly is: "yes";
        readonly ms: Millis;
        readonly as: string;
        readonly tokens: Tokens;
        readonly right: boolean;
      }
    | { readonly is: "no"; readonly failure: Failure; readonly known: readonly string[] };
  /** Whether the beginning of a long request is still known at its end; absent when it does not answer at all. */
  readonly reads?: { readonly is: "yes" | "forgets" } | { readonly is: "no"; readonly failure: Failure };
  /** Absent when it does not answer at all. "blind": it answers and does not see what is there. */
  readonly pictures?: { readonly is: "yes" | "blind" } | { readonly is: "no"; readonly failure: Failure };
};

export type TryParts = {
  readonly endpoint: Endpoint;
  readonly timeoutMs: Millis;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly log: Log;
};

const sum = z.object({
  city: z.string().describe("The capital of France."),
  number: z.int().describe("Twenty-one doubled."),
});
const word = z.object({ word: z.string().describe("The secret word.") });
const colour = z.object({ colour: z.string().describe("One word.") });

const LISTING_MS_MAX: Millis = 10_000;

/** Words that a long request holds, of one token each: as much as a stage of grading may need. */
const LONG_WORDS = 6_000;

/** Asks a model three questions of our own: a small one, one with much to read, and one about a picture. */
export async function tryModel(name: string, parts: TryParts): Promise<Finding> {
  const { clock, endpoint } = parts;
  const model = createOpenAiModel({ ...parts, name, quoteEndpoint: true });
  const timed = withDeadline(model, parts.timeoutMs, parts.sleep);
  const { signal } = new AbortController();
  const began = clock.now();
  const reply = await timed.complete(question, signal);
  if (!reply.ok) {
    const known = reply.failure.kind === "misconfigured" ? await listed(parts) : [];
    return { name, habits: model.habits(), answers: { is: "no", failure: reply.failure, known } };
  }
  const { answer, model: as, tokens } = reply.value;
  const right = answer.number === 42 && /paris/i.test(answer.city);
  const answers = { is: "yes", ms: clock.now() - began, as, tokens, right } as const;
  const recalled = await timed.complete(longQuestion(), signal);
  const reads = recalled.ok
    ? ({ is: /heron/i.test(recalled.value.answer.word) ? "yes" : "forgets" } as const)
    : ({ is: "no", failure: recalled.failure } as const);
  const seen = await timed.complete(pictureQuestion, signal);
  const pictures = seen.ok
    ? ({ is: /\bred\b|#f{2}0{4}/i.test(seen.value.answer.colour) ? "yes" : "blind" } as const)
    : ({ is: "no", failure: seen.failure } as const);
  return { name, habits: model.habits(), answers, reads, pictures };

  async function listed({ sleep, timeoutMs }: TryParts): Promise<readonly string[]> {
    const over = new AbortController();
    void sleep(Math.min(timeoutMs, LISTING_MS_MAX), over.signal).then(() => over.abort());
    try {
      return await knownModels(endpoint, over.signal);
    } finally {
      // Also ends the wait, which would keep the program from ending.
      over.abort();
    }
  }
}

const question: ChatRequest<z.infer<typeof sum>> = {
  purpose: "check",
  account: {},
  messages: [
    { role: "system", text: "You answer questions shortly." },
    { role: "user", text: "What is the capital of France, and what is twenty-one doubled?" },
  ],
  answer: { name: "answers", schema: sum },
  tokensOutMax: 200,
  temperature: 0,
  seed: 1,
};

/** Servers such as Ollama cut what is too long for them at its beginning, without a word. */
function longQuestion(): ChatRequest<z.infer<typeof word>> {
  const filler = Array.from({ length: LONG_WORDS }, (_, n) => FILLER[n % FILLER.length]).join(" ");
  const text = `The secret word is "heron".\n\n${filler}\n\nWhich secret word stands before all those words?`;
  return {
    purpose: "check",
    account: {},
    messages: [{ role: "user", text }],
    answer: { name: "secret", schema: word },
    tokensOutMax: 200,
    temperature: 0,
  };
}

const FILLER = ["rank", "index", "train", "serve", "log", "test", "scale"];

const pictureQuestion: ChatRequest<z.infer<typeof colour>> = {
  purpose: "check",
  account: {},
  messages: [
    { role: "system", text: "You describe pictures." },
    {
      role: "user",
      text: "Which colour has the square in this picture?",
      pictures: [{ mediaType: "image/png", base64: RED_SQUARE }],
    },
  ],
  answer: { name: "colour", schema: colour },
  tokensOutMax: 200,
  temperature: 0,
};
