/** An expected outcome that may be a failure; failures of this kind are values and never thrown. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Problem };

export function ok<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

export function failed<Problem>(failure: Problem): Result<never, Problem> {
  return { ok: false, failure };
}
