import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Checked } from "./check-opinion.ts";
import { decideVotes, majority } from "./vote.ts";

const vote = (verdict: Checked["verdict"]): Checked => ({ verdict, evidence: [], because: verdict });
const votes = (...verdicts: Checked["verdict"][]) => verdicts.map(vote);

describe("votes", () => {
  it.each<[given: Checked[], verdict: Checked["verdict"]]>([
    [votes("covered"), "covered"],
    [votes("covered", "missing", "covered"), "covered"],
    [votes("covered", "partly", "missing"), "missing"],
    [votes("covered", "partly"), "partly"],
    [votes("covered", "covered", "partly", "partly", "missing"), "partly"],
    [votes("done", "not-done"), "not-done"],
    [votes("done", "not-done", "done"), "done"],
  ])("%j give what most say, and the lower where as many say otherwise", (given, verdict) =>
    expect(decideVotes(given).verdict).toBe(verdict),
  );

  it("are enough when the rest can change nothing", () => {
    expect(majority(votes("covered"), 3)).toBeUndefined();
    expect(majority(votes("covered", "covered"), 3)?.verdict).toBe("covered");
    expect(majority(votes("covered", "partly"), 3)).toBeUndefined();
  });

  it("decide alike in any order", () => {
    const verdict = fc.constantFrom<Checked["verdict"]>("covered", "partly", "missing");
    fc.assert(
      fc.property(fc.array(verdict, { minLength: 1, maxLength: 5 }), (given) => {
        expect(decideVotes(votes(...given.toReversed())).verdict).toBe(decideVotes(votes(...given)).verdict);
      }),
    );
  });
});
