import type { Millis } from "../interview/interview.ts";
import type { Account, ModelPurpose, Tokens } from "./chat-model.ts";

/** One call of a model. */
export type Use = Account & {
  readonly at: Millis;
  readonly purpose: ModelPurpose;
  readonly model: string;
  readonly tokens: Tokens;
  /** US dollars, as far as prices are configured. */
  readonly cost?: number;
};

export type UseTotal = { readonly calls: number; readonly tokens: Tokens; readonly cost: number };

/** What was used of models: what budgets are held against and what a report shows. */
export interface UsageLedger {
  recordUse(use: Use): Promise<void>;
  /** Sums over the uses that fit everything given; by purpose and model, the largest first. */
  used(
    filter: Account & { readonly since?: Millis },
  ): Promise<readonly (UseTotal & { readonly purpose: ModelPurpose; readonly model: string })[]>;
}
