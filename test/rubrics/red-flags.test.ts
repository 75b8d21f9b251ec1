import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { gradeBySignals } from "../../src/graders/signal-grader.ts";
import { readLibrary } from "../../src/library/read-library.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";

const home = join(import.meta.dirname, "..", "..", "rubrics");
const library = readLibrary(home);
const sentences = z.array(z.string()).min(2);
const cases = z
  .record(z.string(), z.strictObject({ problem: z.string(), committed: sentences, warned: sentences }))
  .parse(parse(readFileSync(join(home, "golden", "red-flags.yaml"), "utf8")));

/** Whether a reply of these words alone raises the flag. */
function raises(rubric: Rubric, id: string, text: string): boolean {
  const flag = rubric.redFlags.find((each) => each.id === id);
  if (flag === undefined) throw new Error(`${rubric.id} has no red flag ${id}`);
  const stage = flag.stage === "communicate" ? "clarify" : flag.stage;
  const { redFlags } = gradeBySignals({
    rubric,
    level: "staff",
    turns: [{ n: 1, who: "candidate", stage, kind: "reply", text, at: 0 }],
    stages: [flag.stage],
  });
  return redFlags.some((raised) => raised.flag === id);
}

it("every red flag has sentences that commit it and such that warn of it", () => {
  const all = new Set([...library.rubrics.values()].flatMap((rubric) => rubric.redFlags.map(({ id }) => id)));
  expect(new Set(Object.keys(cases))).toEqual(all);
});

describe.each(Object.entries(cases))("red flag %s", (id, { problem, committed, warned }) => {
  const rubric = library.rubrics.get(problem)!;

  it.each(committed)("is raised by: %s", (text) => {
    expect(raises(rubric, id, text)).toBe(true);
  });

  it.each(warned)("is not raised by: %s", (text) => {
    expect(raises(rubric, id, text)).toBe(false);
  });
});
