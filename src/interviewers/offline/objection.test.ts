import { join } from "node:path";
import { expect, it } from "vitest";
import { converse } from "../../../test/stories/conversation.ts";
import { readLibrary } from "../../library/read-library.ts";

const { rubrics } = readLibrary(join(import.meta.dirname, "..", "..", "..", "rubrics"));
const rubric = rubrics.get("payment-fraud")!;

/** What the interviewer says to one reply in a stage. */
function saidTo(reply: string, stage = "data") {
  const state = converse(rubric, (now) =>
    now.phase.is === "listening" &&
    now.phase.stage === stage &&
    !now.turns.some((turn) => turn.text === reply)
      ? reply
      : { command: "next-asked" },
  );
  const at = state.turns.findIndex((turn) => turn.text === reply);
  return state.turns.slice(at + 1).find((turn) => turn.who === "interviewer" && turn.kind !== "feedback")!;
}

it.each(["idk", "No idea, sorry.", "I don't know.", "Nothing."])("helps along who is stuck: %s", (reply) => {
  const { kind, text } = saidTo(reply);
  expect(kind).toBe("push-back");
  expect(text).toMatch(/hint/i);
  expect(text).not.toContain("“");
});

it.each([
  "I already said that.",
  "I've answered this already.",
  "That's not a fair question.",
  "Your question makes no sense.",
])("neither quotes nor presses who objects: %s", (reply) => {
  const { kind, text } = saidTo(reply);
  expect(kind).not.toBe("push-back");
  expect(text).not.toContain(reply.replace(/\.$/, ""));
});

it.each([
  [
    "model",
    "For new merchants we fall back to averages of their industry, shrunk with an empirical Bayes prior.",
  ],
  [
    "serve",
    "At peak we need about 15 pods with 300 requests per second each, with counters in Redis under a TTL.",
  ],
])("does not call a specific reply vague (%s)", (stage, reply) => {
  expect(saidTo(reply, stage).kind).not.toBe("push-back");
});

it("follows up an answer that ends in a word of manners", () => {
  const { kind, text } = saidTo(
    "Precision and recall at the block rate, split by time. Does that make sense?",
    "evaluate",
  );
  expect(kind).not.toBe("answer");
  expect(text).toMatch(/\?$/);
});

it("asks for the rest of a half thought instead of for what was just said", () => {
  const { text } = saidTo("I split by time, not random, and look at precision and recall.", "evaluate");
  expect(text).not.toMatch(/how do you split/i);
});
