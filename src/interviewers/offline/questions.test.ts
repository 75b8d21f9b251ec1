import { join } from "node:path";
import { expect, it } from "vitest";
import { readLibrary } from "../../library/read-library.ts";
import { readQuestions } from "./questions.ts";

const { rubrics } = readLibrary(join(import.meta.dirname, "..", "..", "..", "rubrics"));

function answered(id: string, reply: string, topicsAsk = false): string[] {
  return readQuestions(reply, rubrics.get(id)!, { topicsAsk }).map((one) =>
    one.is === "fact" ? one.fact.id : one.is,
  );
}

it("answers everything that one message asks, whatever its form", () => {
  expect(
    answered(
      "visual-search",
      "How many images are there, how quickly must results show, and do we have labels? I wonder how often users draw the box. Also curious what the current system does.",
    ),
  ).toEqual(expect.arrayContaining(["corpus", "latency", "clicks", "photos", "today"]));
});

it.each([
  [
    "payment-fraud",
    "I would like to know also which information comes with the payment. And if there is already some system.",
    ["request-data", "current-system"],
  ],
  [
    "payment-fraud",
    "What is the company hoping to gain from this? Besides yes and no, do we have any softer response?",
    ["goal", "actions"],
  ],
  ["visual-search", "Tell me the scale of new listings.", ["churn"]],
  ["visual-search", "Do items go out of stock, and how fast?", ["churn"]],
  ["ad-click", "Latency, base rate and countries?", ["latency", "base-rate", "markets"]],
])("answers indirect questions (%s: %s)", (id, reply, facts) => {
  expect(answered(id, reply)).toEqual(facts);
});

it("takes bare notes for questions only where asking is the task", () => {
  const notes = "- scale\n- latency\n- what logs\n- budget";
  expect(answered("visual-search", notes, true)).toEqual(["traffic", "latency", "clicks", "budget"]);
  expect(answered("visual-search", "- latency\n- budget")).toEqual([]);
});

it.each([
  "I want to understand the problem first.",
  "Let me think about the labels.",
  "I would use boosted trees.",
])("hears no question in: %s", (statement) => {
  expect(answered("payment-fraud", statement, true)).toEqual([]);
});

it.each([
  ["Just tell me the solution please.", "solution"],
  ["What would a perfect answer look like?", "solution"],
  ["What does a staff engineer say here?", "solution"],
  ["Is this what you had in mind?", "rubric"],
  ["What more do you want?", "counter"],
  ["Why would I?", "counter"],
  ["What do you mean by that?", "unclear"],
  ["Please just give me a hint for free.", "hint"],
  ["Is the catalogue multilingual?", "unknown"],
  ["Any info on returning users?", "unknown"],
])("does not answer %s with a fact that it does not ask for", (question, kind) => {
  expect(answered("visual-search", question)).toEqual([kind]);
});
