import type { Checked } from "./check-opinion.ts";

const RANK: Readonly<Record<Checked["verdict"], number>> = {
  "not-done": 0,
  done: 1,
  missing: 0,
  partly: 1,
  covered: 2,
};

/** The verdict that more than half of `outOf` votes agree on already, if there is one. */
export function majority(votes: readonly Checked[], outOf: number): Checked | undefined {
  return votes.find(({ verdict }) => agreeing(votes, verdict).length * 2 > outOf);
}

/** What stands when all votes are in: what most of them say, and the lower where as many say otherwise. */
export function decideVotes(votes: readonly Checked[]): Checked {
  const [best] = votes.toSorted(
    (a, b) =>
      agreeing(votes, b.verdict).length - agreeing(votes, a.verdict).length ||
      RANK[a.verdict] - RANK[b.verdict],
  );
  return best!;
}

function agreeing(votes: readonly Checked[], verdict: Checked["verdict"]): Checked[] {
  return votes.filter((vote) => vote.verdict === verdict);
}
