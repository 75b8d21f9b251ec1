import fc from "fast-check";
import { expect, it } from "vitest";
import type { Alarm } from "../../src/interview/effects.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import { brokenInvariants } from "../../src/interview/invariants.ts";
import { openInterview } from "../../src/interview/open.ts";
import { step } from "../../src/interview/step.ts";
import { ANA, setup } from "./interview-story.ts";

const verbs = [
  "started",
  "reply-done",
  "hint-asked",
  "next-asked",
  "skip-asked",
  "back-asked",
  "pause-asked",
  "resume-asked",
  "end-asked",
  "time-asked",
  "repeat-asked",
  "purpose-asked",
  "regrade-asked",
] as const;
const alarms: readonly Alarm["kind"][] = [
  "settle",
  "silence",
  "tick",
  "thinking",
  "lobby-over",
  "pause-over",
  "grade-again",
];

/** Any event at all, likely and unlikely, with the clock running, standing, jumping and going back. */
const happening = fc.record({
  wait: fc.oneof(fc.nat(60_000), fc.constant(0), fc.constant(-90_000), fc.constant(7_200_000)),
  what: fc.oneof(
    fc.constantFrom(...verbs).map((is) => ({ is })),
    fc
      .tuple(fc.string({ maxLength: 60 }), fc.nat(30))
      .map(([text, n]) => ({ is: "candidate-said" as const, text, message: `m${n}` })),
    fc
      .tuple(fc.string({ maxLength: 20 }), fc.nat(30))
      .map(([text, n]) => ({ is: "candidate-edited" as const, text, message: `m${n}` })),
    fc.nat(30).map((n) => ({ is: "candidate-deleted" as const, message: `m${n}` })),
    fc
      .tuple(
        fc.nat(8),
        fc.boolean(),
        fc.constantFrom("follow-up" as const, "hint" as const, "answer" as const, "push-back" as const),
      )
      .map(([back, moveOn, kind]) => ({ is: "replied" as const, back, moveOn, kind })),
    fc
      .tuple(fc.constantFrom(...alarms), fc.nat(3), fc.nat(3))
      .map(([kind, back, messages]) => ({ is: "rings" as const, kind, back, messages })),
    fc.constant({ is: "grading-failed" as const, failure: { kind: "timeout" as const, message: "" } }),
  ),
});

it("stays sound and loses no words, whatever happens in whatever order", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 120 }), (happenings) => {
      let state = openInterview(setup({ minutes: 15 })).state;
      let at = state.createdAt;
      const kept = new Set<string>();
      happenings.forEach(({ wait, what }, n) => {
        at += wait;
        const base = { id: `e${n}`, at, by: ANA.id };
        const event = (
          what.is === "replied"
            ? {
                ...base,
                is: "interviewer-replied",
                turn: state.asked - (what.back > 5 ? 1 : 0),
                reply: {
                  text: "And then?",
                  kind: what.kind,
                  moveOn: what.moveOn,
                  by: "x",
                  ...(what.kind === "hint" && { hint: { criterion: "c", step: 1, cost: 1 } }),
                },
              }
            : what.is === "rings"
              ? {
                  ...base,
                  is: "alarm-rang",
                  alarm: {
                    kind: what.kind,
                    epoch: state.epoch - (what.back > 2 ? 1 : 0),
                    turn: state.asked,
                    messages: what.messages,
                  },
                }
              : { ...base, ...what }
        ) as InterviewEvent;
        const result = step(state, event);
        if (result.ignored !== undefined) expect(result.state).toBe(state);
        else if (event.is === "candidate-said" && result.state.draft.some((one) => one.ref === event.message))
          kept.add(event.message);
        else if (event.is === "candidate-deleted") kept.delete(event.message);
        else if (event.is === "candidate-edited" && event.text.trim() === "") kept.delete(event.message);
        state = result.state;
        expect(brokenInvariants(state)).toEqual([]);
        const now = new Set([
          ...state.draft.map((one) => one.ref),
          ...state.turns.flatMap((turn) => turn.messages?.map((one) => one.ref) ?? []),
        ]);
        for (const ref of kept) expect(now).toContain(ref);
      });
    }),
    { numRuns: 300 },
  );
});
