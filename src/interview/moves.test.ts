import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANA, BEGUN, type Line, play, says, setup } from "../../test/stories/interview-story.ts";
import { STAGE_IDS } from "../rubric/stages.ts";
import type { Interview } from "./interview.ts";
import { brokenInvariants } from "./invariants.ts";
import { followUpsMax, LIMITS, MINUTES } from "./limits.ts";
import { pick } from "./lines.ts";
import { advance, andThen, finish, settleDraft, stay } from "./moves.ts";
import { openInterview } from "./open.ts";
import { step } from "./step.ts";

const BO = { id: "terminal:bo", name: "Bo" };

describe("settling the draft", () => {
  it("makes one turn of each person's messages, in order, and loses none", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(ANA.id, BO.id), fc.string({ minLength: 1 })), { maxLength: 12 }),
        (said) => {
          const draft = said.map(([person, text], i) => ({ person, ref: `m${i}`, text, at: 0 }));
          const settled = settleDraft({ ...play(BEGUN), draft });
          const replies = settled.turns.filter((turn) => turn.who === "candidate");
          expect(settled.draft).toEqual([]);
          expect(replies.map((turn) => turn.person)).toEqual([...new Set(said.map(([person]) => person))]);
          for (const { person, text, messages } of replies) {
            const own = draft.filter((message) => message.person === person);
            expect(messages!.map((message) => message.ref)).toEqual(own.map((message) => message.ref));
            expect(text).toBe(own.map((message) => message.text).join("\n\n"));
          }
          expect(settled.turns.map((turn) => turn.n)).toEqual(settled.turns.map((_, i) => i + 1));
        },
      ),
    );
  });
  it("is the very same state when there is nothing", () => {
    const state = play(BEGUN);
    expect(settleDraft(state)).toBe(state);
  });
});

describe("moves", () => {
  it("string together: effects add up in order", () => {
    const state = play(BEGUN);
    const both = andThen(stay(state, { is: "show-thinking" }), (one) =>
      stay({ ...one, asked: 9 }, { is: "grade" }),
    );
    expect(both).toMatchObject({ state: { asked: 9 }, effects: [{ is: "show-thinking" }, { is: "grade" }] });
  });
  it.each(STAGE_IDS.map((stage, i) => [stage, STAGE_IDS[i + 1]] as const))("leave %s for %s", (from, to) => {
    const { state } = advance(play(BEGUN), from);
    expect(state.phase).toMatchObject({
      is: "asking",
      stage: to ?? from,
      purpose: to === undefined ? "close" : "open",
    });
    expect(state.skipped).toEqual([from]);
  });
  it("end with the draft kept and the grading asked for", () => {
    const { state, effects } = finish(play([...BEGUN, says("Half a thought")]));
    expect(state.phase).toEqual({ is: "grading", failures: 0 });
    expect(state.turns.at(-1)!.text).toBe("Half a thought");
    expect(effects.map((effect) => effect.is)).toEqual(["say", "grade"]);
  });
});

type Story = {
  readonly name: string;
  readonly lines: readonly Line[];
  readonly finally: (state: Interview) => void;
};
const STORIES: readonly Story[] = [
  {
    name: "what is asked for while the interviewer thinks is no part of the next answer",
    lines: [
      ...BEGUN,
      says("My answer."),
      { is: "reply-done" },
      says("done"),
      { is: "see", said: /still reading/, ignored: "out-of-place" },
    ],
    finally: (state) => expect(state.draft).toEqual([]),
  },
  {
    name: "going on is no answer while the interviewer thinks",
    lines: [
      ...BEGUN,
      says("My answer."),
      { is: "reply-done" },
      says("go on"),
      { is: "see", said: /still reading/, ignored: "out-of-place" },
    ],
    finally: (state) => expect(state.draft).toEqual([]),
  },
  {
    name: "going on hands over what was said",
    lines: [...BEGUN, says("My answer."), says("Continue."), { is: "see", phase: "asking" }],
    finally: (state) => expect(state.turns.at(-1)!.text).toBe("My answer."),
  },
  {
    name: "going on with nothing said yet changes nothing",
    lines: [...BEGUN, says("continue"), { is: "see", phase: "listening", said: /nothing from you/ }],
    finally: (state) => expect(state.draft).toEqual([]),
  },
  {
    name: "the time can be asked for in words while the interviewer thinks",
    lines: [
      ...BEGUN,
      says("My answer."),
      { is: "reply-done" },
      says("How much time is left?"),
      { is: "see", said: /left for Clarify/ },
    ],
    finally: (state) => expect(state.draft).toEqual([]),
  },
  {
    name: "a pause can be asked for in words while the interviewer thinks",
    lines: [
      ...BEGUN,
      says("My answer."),
      { is: "reply-done" },
      says("pause"),
      { is: "see", phase: "paused" },
    ],
    finally: (state) => expect(state.draft).toEqual([]),
  },
  {
    name: "a pause is left by whatever sounds like going on",
    lines: [
      ...BEGUN,
      { is: "pause-asked" },
      says("let's go on"),
      { is: "see", phase: "listening", said: /back in Clarify/ },
    ],
    finally: (state) => expect(state.draft).toEqual([]),
  },
  {
    name: "a question about the time in a pause is no answer",
    lines: [
      ...BEGUN,
      { is: "pause-asked" },
      says("how much time is left?"),
      { is: "see", phase: "paused", said: /left for Clarify/ },
    ],
    finally: (state) => expect(state.draft).toEqual([]),
  },
  {
    name: "words in a pause are kept",
    lines: [
      ...BEGUN,
      { is: "pause-asked" },
      says("I would also log the score."),
      { is: "see", phase: "paused", said: /We are paused/ },
    ],
    finally: (state) => expect(state.draft).toHaveLength(1),
  },
];
it.each(STORIES)("$name", ({ lines, finally: check }) => check(play(lines)));

describe("limits", () => {
  const many = (count: number, chars: number): Line[] =>
    Array.from({ length: count }, (_, i) => says("x".repeat(chars), `m${i}`));
  const fill = many(Math.floor(LIMITS.interviewCharsMax / LIMITS.messageCharsMax), LIMITS.messageCharsMax);

  it.each<[name: string, lines: readonly Line[], said: RegExp]>([
    ["a message too long", [says("x".repeat(LIMITS.messageCharsMax + 1), "long")], /40,001 characters/],
    [
      "one message too many",
      [...many(LIMITS.draftMessagesMax, 1), says("One more.")],
      /more than one interview can keep/,
    ],
    ["more words than an interview keeps", [...fill, says("One more.")], /more than one interview can keep/],
    [
      "an edit that is too long",
      [
        says("Short.", "m"),
        { is: "candidate-edited", message: "m", text: "x".repeat(LIMITS.messageCharsMax + 1) },
      ],
      /40,001/,
    ],
    [
      "an edit that makes it more than an interview keeps",
      [
        ...fill.slice(1),
        says("y", "y"),
        says("z", "z"),
        { is: "candidate-edited", message: "z", text: "z".repeat(LIMITS.messageCharsMax) },
      ],
      /more than one interview can keep/,
    ],
  ])("refuse %s, with a word", (_, lines, said) => {
    play([...BEGUN, ...lines, { is: "see", ignored: "over-limit", said }]);
  });

  it("let a message be shortened when all is full", () => {
    const state = play([
      ...BEGUN,
      ...fill,
      { is: "candidate-edited", message: "m0", text: "short" },
      { is: "see", ignored: "no" },
    ]);
    expect(state.draft[0]!.text).toBe("short");
  });

  it.each(["back-asked", "hint-asked", "skip-asked"] as const)(
    "hold against %s without end, and the way out stays open",
    (is) => {
      let state = openInterview(setup()).state;
      let n = 0;
      const apply = (event: object) => {
        n += 1;
        state = step(state, { id: `e${n}`, at: state.lastAt, by: ANA.id, ...event } as Parameters<
          typeof step
        >[1]).state;
        expect(brokenInvariants(state)).toEqual([]);
      };
      const answer = () => {
        if (state.phase.is === "asking")
          apply({
            is: "interviewer-replied",
            turn: state.phase.turn,
            reply: { text: "So?", kind: "answer", moveOn: false, by: "x" },
          });
      };
      apply({ is: "started" });
      answer();
      apply({ is: "next-asked" });
      answer();
      for (let i = 0; i < LIMITS.turnsMax + LIMITS.draftMessagesMax + 50; i += 1) {
        apply({ is });
        answer();
        if (is === "back-asked") {
          apply({ is: "next-asked" });
          answer();
        }
      }
      for (let i = 0; i < 20; i += 1) {
        apply({ is: "next-asked" });
        answer();
      }
      expect(state.phase.is).toBe("grading");
    },
  );

  it.each(MINUTES)("allow follow-ups in every stage of %i minutes, and no more than fit", (minutes) => {
    for (const stage of STAGE_IDS) {
      expect(followUpsMax(stage, minutes)).toBeGreaterThanOrEqual(1);
      expect(followUpsMax(stage, minutes)).toBeLessThanOrEqual(LIMITS.followUpsPerStage[stage] * 2);
    }
    expect(followUpsMax("model", 45)).toBe(LIMITS.followUpsPerStage.model);
  });

  it("fit each other", () => {
    expect(LIMITS.gapMsMax).toBeGreaterThan(LIMITS.tickMs);
    expect(LIMITS.interviewCharsMax).toBeGreaterThanOrEqual(LIMITS.messageCharsMax);
    expect(LIMITS.hintCosts.toSorted((a, b) => a - b)).toEqual(LIMITS.hintCosts);
    expect(LIMITS.silenceMs).toBeGreaterThan(LIMITS.settleMs);
  });
});

describe("a wording", () => {
  it("is the same for the same seed, and every one of them comes up", () => {
    const options = ["a", "b", "c"];
    const all = Array.from({ length: 60 }, (_, seed) => pick(seed, "key", options));
    expect(all).toEqual(Array.from({ length: 60 }, (_, seed) => pick(seed, "key", options)));
    expect(new Set(all)).toEqual(new Set(options));
  });
});
