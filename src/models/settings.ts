import type { Millis } from "../interview/interview.ts";

/** Most that may be used in a day, counted from midnight UTC. What is absent is not limited. */
export type Allowance = {
  /** Tokens in and out together. */
  readonly tokens?: number;
  /** US dollars; needs prices. */
  readonly dollars?: number;
};

/** US dollars for a million tokens. */
export type Prices = {
  readonly in: number;
  /** For the part of `in` that the provider had at hand. */
  readonly cachedIn: number;
  readonly out: number;
};

/** Where a model is spoken to. */
export type Endpoint = {
  /** Up to and without "/chat/completions"; usually ends in "/v1". */
  readonly baseUrl: string;
  /** Absent for servers that need none. */
  readonly apiKey?: string;
};

/** What an operator has set about models. There are none of these when no model is named. */
export type ModelSettings = {
  readonly endpoint: Endpoint;
  /** A role without a name is filled offline. */
  readonly names: {
    readonly interviewer?: string;
    readonly grader?: string;
    readonly vision?: string;
  };
  readonly graderBatch: "criterion" | "stage";
  /** For one question to a model with all its tries; waiting for a free place does not count. */
  readonly timeoutMs: Millis;
  readonly callsAtOnce: number;
  readonly budget: {
    readonly perPerson: Allowance;
    readonly perWorkspace: Allowance;
    readonly perDay: Allowance;
  };
  readonly prices?: Prices;
};
