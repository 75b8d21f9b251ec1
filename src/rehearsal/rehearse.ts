import { CHECKS } from "./all-checks.ts";
import type { Candidate } from "./candidate.ts";
import type { Breach } from "./checks/check.ts";
import { type HeldInterview, type HoldParts, holdInterview } from "./hold-interview.ts";
import { scoresOutOfOrder } from "./score-order.ts";

/** What one check found in one interview. */
export type Found = { readonly check: string; readonly breaches: readonly Breach[] };

export type Rehearsed = { readonly held: HeldInterview; readonly found: readonly Found[] };

/** All candidates of one problem, and what was wrong between them. */
export type Rehearsal = {
  readonly problem: string;
  readonly interviewer: string;
  readonly rehearsed: readonly Rehearsed[];
  /** Sentences; empty when the scores stand in the right order. */
  readonly outOfOrder: readonly string[];
};

/** Holds an interview with each candidate, one after the other, and checks every one of them. */
export async function rehearse(
  parts: Omit<HoldParts, "candidate">,
  candidates: readonly Candidate[],
  onHeld: (held: HeldInterview) => void = () => {},
): Promise<Rehearsal> {
  const rehearsed: Rehearsed[] = [];
  for (const candidate of candidates) {
    const held = await holdInterview({ ...parts, candidate });
    rehearsed.push({ held, found: checked(held) });
    onHeld(held);
  }
  return {
    problem: parts.rubric.id,
    interviewer: parts.interviewer.name,
    rehearsed,
    // Those whom a model plays are compared among themselves: it plays its own idea of "strong".
    outOfOrder: [true, false].flatMap((scripted) =>
      scoresOutOfOrder(
        rehearsed
          .map(({ held }) => held)
          .filter(({ candidate }) => candidate.name.startsWith("generated ") !== scripted),
      ),
    ),
  };
}

/** What each check finds in a held interview. */
export function checked(held: HeldInterview): readonly Found[] {
  return CHECKS.map(({ name, find }) => ({ check: name, breaches: find(held) }));
}

/** Whether anything at all was found. */
export function isClean({ rehearsed, outOfOrder }: Rehearsal): boolean {
  return (
    outOfOrder.length === 0 && rehearsed.every(({ found }) => found.every((one) => one.breaches.length === 0))
  );
}
