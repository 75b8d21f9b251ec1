import { gradeBySignals } from "../../src/graders/signal-grader.ts";
import type { InterviewEffect } from "../../src/interview/effects.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import type { Interview, Turn } from "../../src/interview/interview.ts";
import { openInterview, type Setup } from "../../src/interview/open.ts";
import { timeLeft } from "../../src/interview/pacing.ts";
import { step } from "../../src/interview/step.ts";
import { replyOffline } from "../../src/interviewers/offline-interviewer.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";
import { ANA, setup } from "./interview-story.ts";

/** What a candidate does when it has the floor: says something, or uses a command. */
export type Candidate = (
  state: Interview,
  question: Turn,
) => string | { command: "hint-asked" | "next-asked" | "skip-asked" | "end-asked" | "reply-done" };

/** Leads a whole interview by the pure parts alone (machine, offline interviewer, offline grader), until grading. */
export function converse(rubric: Rubric, candidate: Candidate, more: Partial<Setup> = {}): Interview {
  const opened = openInterview(
    setup({ problem: rubric.id, title: rubric.title, prompt: rubric.prompt, stages: rubric.stages, ...more }),
  );
  let state = opened.state;
  let pending: readonly InterviewEffect[] = [];
  let n = 0;
  const apply = (event: Record<string, unknown>) => {
    n += 1;
    const result = step(state, {
      id: `e${n}`,
      at: state.lastAt + 1_000,
      by: ANA.id,
      ...event,
    } as unknown as InterviewEvent);
    state = result.state;
    pending = result.effects;
  };
  apply({ is: "started" });
  for (let moves = 0; moves < 400 && state.phase.is !== "grading"; moves += 1) {
    const asked = pending.find((effect) => effect.is === "ask-interviewer");
    if (state.phase.is === "asking" && asked?.is === "ask-interviewer") {
      const { turn, stage, purpose } = asked;
      const grading = gradeBySignals({ rubric, level: state.level, turns: state.turns });
      apply({
        is: "interviewer-replied",
        turn,
        reply: replyOffline({
          rubric,
          interview: state,
          purpose,
          stage,
          turn,
          grading,
          left: timeLeft(state, stage),
        }),
      });
      continue;
    }
    const question = state.turns.findLast((one) => one.who === "interviewer")!;
    const does = candidate(state, question);
    if (typeof does === "string") {
      apply({ is: "candidate-said", text: does, message: `m${n}` });
      if (state.phase.is === "listening") apply({ is: "reply-done" });
    } else {
      apply({ is: does.command });
    }
  }
  return state;
}
