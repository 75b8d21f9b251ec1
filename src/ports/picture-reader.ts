import type { Failure } from "../interview/events.ts";
import type { Account, Picture } from "./chat-model.ts";
import type { Result } from "./result.ts";

export type PictureRequest = { readonly picture: Picture; readonly account: Account };

export type PictureReading = {
  /** Parts and arrows as text, which the candidate is asked to confirm; empty when there is no diagram in it. */
  readonly text: string;
};

/** Sees what a candidate drew. It copies and never judges. Expected failures are values. */
export interface PictureReader {
  /** With the version of its prompt; kept with every reading. */
  readonly name: string;
  read(request: PictureRequest, signal: AbortSignal): Promise<Result<PictureReading, Failure>>;
}
