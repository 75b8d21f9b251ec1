import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gradeBySignals } from "../../src/graders/signal-grader.ts";
import { readLibrary } from "../../src/library/read-library.ts";
import { makeScorecard } from "../../src/report/make-scorecard.ts";
import { parseYaml } from "../../src/rubric/parse.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";
import { type GoldenFile, goldenFileSchema } from "../../src/rubric/schema.ts";
import type { Level } from "../../src/rubric/stages.ts";
import type { Scorecard } from "../../src/scoring/scorecard.ts";
import { converse } from "../stories/conversation.ts";

/** The rubrics as shipped, with their golden replies. */
export type System = {
  readonly id: string;
  readonly rubric: Rubric;
  readonly replies: GoldenFile["replies"];
};
export type Quality = GoldenFile["replies"][number]["quality"];

const RUBRICS = join(import.meta.dirname, "..", "..", "rubrics");

/** Reads everything once; a test file asks for it at its top. */
export function readSystems(): System[] {
  return [...readLibrary(RUBRICS).rubrics].map(([id, rubric]) => ({
    id,
    rubric,
    replies: goldenReplies(id),
  }));
}

function goldenReplies(id: string): GoldenFile["replies"] {
  const file = join(RUBRICS, "golden", `${id}.yaml`);
  const parsed = parseYaml(file, readFileSync(file, "utf8"), goldenFileSchema);
  if (!parsed.ok)
    throw new Error(parsed.mistakes.map(({ line, says }) => `${file}:${line}: ${says}`).join("\n"));
  return parsed.data.replies;
}

/** The first golden replies of a quality in each stage, in order: what a scripted candidate says. */
export function scriptOf(
  system: System,
  quality: Quality,
  repliesPerStage: number,
): ReadonlyMap<string, string[]> {
  const script = new Map<string, string[]>();
  for (const { stage, text } of system.replies.filter((reply) => reply.quality === quality)) {
    const so = script.get(stage) ?? [];
    if (so.length < repliesPerStage) script.set(stage, [...so, text]);
  }
  return script;
}

/** Leads a whole interview with a scripted candidate, who says "next" when its replies to a stage are used up. */
export function interviewed(
  rubric: Rubric,
  script: ReadonlyMap<string, readonly string[]>,
  level: Level,
): Scorecard {
  const left = new Map([...script].map(([stage, replies]) => [stage, [...replies]]));
  const state = converse(
    rubric,
    ({ phase }) => {
      if (phase.is !== "listening" || phase.closing) return { command: "reply-done" };
      return left.get(phase.stage)?.shift() ?? { command: "next-asked" };
    },
    { level },
  );
  return makeScorecard(rubric, state, gradeBySignals({ rubric, level, turns: state.turns }));
}
