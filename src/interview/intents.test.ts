import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Intent, intentOf } from "./intents.ts";

describe("a message that is nothing else", () => {
  it.each<[Intent, readonly string[]]>([
    [
      "reply-done",
      ["done", "Done.", "I'm done", "I am done!", "that's it", "That is all from me.", "over to you"],
    ],
    ["hint-asked", ["hint", "a hint, please", "Can I have a hint?", "I need a hint", "give me a hint"]],
    [
      "next-asked",
      ["next", "Next stage", "Let's move on", "can we move on to the next stage?", "Let us go on"],
    ],
    ["skip-asked", ["skip", "skip this question", "pass"]],
    ["back-asked", ["back", "can we go back?", "previous stage"]],
    ["pause-asked", ["pause", "Can we pause, please?"]],
    ["resume-asked", ["resume", "continue", "Let's continue", "go on"]],
    ["end-asked", ["end", "end the interview", "Finish interview."]],
    [
      "time-asked",
      [
        "time",
        "How much time is left?",
        "how much time do I have left",
        "time check",
        "How many minutes are left?",
      ],
    ],
    [
      "repeat-asked",
      [
        "repeat",
        "Can you repeat the question?",
        "Could you please repeat that?",
        "What was the question again?",
      ],
    ],
    [
      "purpose-asked",
      [
        "why",
        "What are you testing here?",
        "why do you ask this?",
        "Why are you asking me this".replace(" me", ""),
      ],
    ],
  ])("asks for %s", (intent, messages) => {
    for (const message of messages) expect(intentOf(message), message).toBe(intent);
  });
});

describe("a message that may be part of an answer", () => {
  it.each([
    "",
    " \n",
    "please",
    "?!",
    "next we train the model",
    "I would skip calibration",
    "The pipeline is done nightly",
    "time is the split",
    "why not boosted trees",
    "we pause the rollout",
    "Can we go back 90 days for labels?",
    "done with the data, now the model",
    "How much time is left after the feature lookup in the 50 ms budget?",
  ])("is left alone: %j", (message) => {
    expect(intentOf(message)).toBeUndefined();
  });
  it("is any long one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("next", "hint", "done", "model"), { minLength: 10, maxLength: 20 }),
        (words) => {
          expect(intentOf(words.join(" "))).toBeUndefined();
        },
      ),
    );
  });
  it("never throws, for any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void intentOf(text)));
  });
});
