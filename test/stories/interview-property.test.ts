import fc from "fast-check";
import { expect, it } from "vitest";
import { type Alarm, laneOf } from "../../src/interview/effects.ts";
import type { InterviewEvent } from "../../src/interview/events.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { brokenInvariants } from "../../src/interview/invariants.ts";
import { LIMITS } from "../../src/interview/limits.ts";
import { openInterview, type Setup } from "../../src/interview/open.ts";
import { step } from "../../src/interview/step.ts";
import type { Scorecard } from "../../src/scoring/scorecard.ts";
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
  "share-asked",
  "picture-confirmed",
  "picture-refused",
] as const;
const alarms: readonly Alarm["kind"][] = [
  "settle",
  "silence",
  "tick",
  "thinking",
  "lobby-over",
  "pause-over",
  "grade-again",
  "picture-late",
  "clock-due",
];
/** Where it has a thread to itself, and where it has nothing of the kind. */
const setups = fc.constantFrom<Partial<Setup>>(
  {},
  {
    place: { surface: "chat", workspace: "w", channel: "c", thread: "t" },
    showsClock: true,
    isPrivate: false,
  },
);
const pictures = fc.oneof(fc.nat(1), fc.nat(11)).map((n) => `p${n}`);

/** Any event at all, likely and unlikely, with the clock running, standing, jumping and going back. */
const happening = fc.record({
  wait: fc.oneof(fc.nat(60_000), fc.constant(0), fc.constant(-90_000), fc.constant(7_200_000)),
  what: fc.oneof(
    fc.constantFrom(...verbs).map((is) => ({ is })),
    fc
      .tuple(fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom("yes", "no")), fc.nat(30))
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
    pictures.map((picture) => ({
      is: "picture-sent" as const,
      picture,
      document: "hash",
      mediaType: "image/png" as const,
    })),
    fc
      .tuple(pictures, fc.constantFrom("a -> b.", ""))
      .map(([picture, text]) => ({ is: "picture-read" as const, picture, text, readBy: "x" })),
    pictures.map((picture) => ({
      is: "picture-unread" as const,
      picture,
      failure: { kind: "timeout" as const, message: "" },
    })),
    fc.constant({ is: "clock-shown" as const, ref: "c1" }),
    // Rare, because little happens after it.
    fc
      .nat(29)
      .map((n) => (n === 0 ? { is: "place-lost" as const, why: "gone" } : { is: "time-asked" as const })),
    fc.constant({ is: "grading-failed" as const, failure: { kind: "timeout" as const, message: "" } }),
    fc.tuple(fc.nat(4), fc.boolean()).map(([open, broke]) => ({
      is: "graded" as const,
      scorecard: {
        criteria: [0, 1, 2, 3].map((n) => ({ verdict: n < open ? "unscored" : "covered" })),
        ...(broke && { unfinished: { because: "timeout" } }),
      } as unknown as Scorecard,
    })),
  ),
});

/** Points without a grade; more than there can be before there is a report. */
function openOf({ phase }: Interview): number {
  return phase.is === "reported"
    ? phase.scorecard.criteria.filter(({ verdict }) => verdict === "unscored").length
    : Number.POSITIVE_INFINITY;
}

it("stays sound and loses no words, whatever happens in whatever order", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 120 }), setups, (happenings, more) => {
      let state = openInterview(setup({ minutes: 15, ...more })).state;
      let shownAt = Number.NEGATIVE_INFINITY;
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
                    picture: `p${what.messages}`,
                  },
                }
              : { ...base, ...what }
        ) as InterviewEvent;
        const result = step(state, event);
        expect(openOf(result.state)).toBeLessThanOrEqual(openOf(state));
        if (result.ignored !== undefined) expect(result.state).toBe(state);
        else if (event.is === "candidate-said" && result.state.draft.some((one) => one.ref === event.message))
          kept.add(event.message);
        else if (event.is === "candidate-deleted") kept.delete(event.message);
        else if (event.is === "candidate-edited" && event.text.trim() === "") kept.delete(event.message);
        const isShown = result.effects.some((effect) => effect.is === "show-clock");
        // The last one is shown at once: an edit that comes later would open the thread again.
        if (isShown && event.is !== "alarm-rang" && result.state.endedAt === undefined)
          expect(result.state.lastAt - shownAt).toBeGreaterThanOrEqual(LIMITS.clockMs);
        if (isShown) shownAt = result.state.lastAt;
        // An ignored event's quiet word is for the one who asked, wherever that is.
        if (result.state.isPlaceLost && result.ignored === undefined)
          expect(result.effects.filter((effect) => laneOf(effect) === "voice")).toEqual([]);
        state = result.state;
        expect(brokenInvariants(state)).toEqual([]);
        // What a picture shows is among the candidate's words when it counts, and only then.
        for (const { ref, fate } of state.pictures ?? [])
          expect(keptRefs(state).has(`${ref}#diagram`)).toBe(fate.is === "counted");
        const now = keptRefs(state);
        for (const ref of kept) expect(now).toContain(ref);
      });
    }),
    { numRuns: 300 },
  );
});

function keptRefs({ draft, turns }: Interview): Set<string> {
  const messages = turns.flatMap((turn) => turn.messages ?? []);
  return new Set([...draft, ...messages].map(({ ref }) => ref));
}
