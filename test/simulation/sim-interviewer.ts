import type { InterviewerReply } from "../../src/interview/events.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { LIMITS } from "../../src/interview/limits.ts";
import type { Brief, Interviewer } from "../../src/ports/interviewer.ts";
import { failed, ok } from "../../src/ports/result.ts";
import { type FaultyIo, HAZARDS } from "./faulty-io.ts";
import type { World } from "./world.ts";

/** Says something of every kind; each word of it begins with the number of its question, to be recognised later. */
export function simInterviewer(world: World, io: FaultyIo): Interviewer {
  return {
    name: "sim",
    reply: (brief, signal) =>
      io(HAZARDS.thought, `question ${brief.turn} of ${brief.interview.id}`, async () => {
        const { random } = world;
        // One that never answers, even though it was told to stop.
        if (world.faulty && random.chance(0.02)) return new Promise<never>(() => {});
        if (world.faulty && random.chance(0.12)) {
          world.totals.thoughtFailures += 1;
          return failed({ kind: "unavailable", message: "SIMULATED" });
        }
        signal.throwIfAborted();
        return ok(replyTo(world, brief));
      }),
  };
}

function replyTo(world: World, { purpose, turn, stage, interview }: Brief): InterviewerReply {
  const text = `q${turn} ${purpose} in ${stage}`;
  const said = (kind: InterviewerReply["kind"], more: Partial<InterviewerReply> = {}): InterviewerReply => ({
    text,
    kind,
    moveOn: false,
    by: "sim",
    used: [`u${turn}`],
    ...more,
  });
  switch (purpose) {
    case "open":
      return said("opening");
    case "hint": {
      const step = hintsGiven(interview) + 1;
      const cost = LIMITS.hintCosts[step - 1];
      return cost === undefined ? said("answer") : said("hint", { hint: { criterion: "c", step, cost } });
    }
    case "skip":
      return said("note", { moveOn: true });
    case "close":
      return world.random.chance(0.5) ? said("closing") : said("closing", { moveOn: true });
    case "respond": {
      const kind = world.random.pick([
        "follow-up",
        "follow-up",
        "push-back",
        "answer",
        "curveball",
        "go on",
        "go on",
      ] as const);
      if (kind !== "go on") return said(kind);
      return said("note", { moveOn: true, text: world.random.chance(0.5) ? "" : text });
    }
  }
}

function hintsGiven({ phase }: Interview): number {
  const current = phase.is === "paused" ? phase.resume : phase;
  return current.is === "asking" ? current.hintsGiven : 0;
}
