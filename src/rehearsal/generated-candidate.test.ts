import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rubricOf } from "../../test/fakes/rubric-files.ts";
import { type ModelLine, scriptedModel } from "../../test/fakes/scripted-model.ts";
import type { Interview } from "../interview/interview.ts";
import { readPrompts } from "../library/read-prompts.ts";
import type { Moment } from "./candidate.ts";
import { generatedCandidates } from "./generated-candidate.ts";

const rubric = rubricOf({
  id: "feed",
  prompt: "Design our feed.",
  criteria: [{ asks: "Keeps this to itself and out of prompts." }],
});
const prompts = readPrompts(join(import.meta.dirname, "..", "prompts"));

function moment(more: Partial<Moment> = {}, text = "What about <data>?"): Moment {
  const turn = { n: 1, who: "interviewer", stage: "data", kind: "opening", text, at: 0 } as const;
  const interview = { id: "i1", turns: [turn] } as unknown as Interview;
  return { interview, stage: "data", closing: false, replied: 0, question: turn, ...more };
}

function candidate(...script: ModelLine[]) {
  const model = scriptedModel(...script);
  const all = generatedCandidates({ model, prompts, rubric, newNonce: () => "nonce", seed: 1 });
  return { model, weak: all.find(({ quality }) => quality === "weak")! };
}

describe("a candidate that a model plays", () => {
  it("is told its quality, the problem and the fenced conversation, and nothing of the rubric", async () => {
    const { model, weak } = candidate({ answers: { says: "I would clean the data.", moveOn: false } });
    expect(await weak.answer(moment())).toEqual(["I would clean the data."]);
    const { messages, purpose } = model.requests[0]!;
    const sent = messages.map(({ text }) => text).join("\n");
    expect(purpose).toBe("rehearse");
    expect(sent).toContain("You are weak");
    expect(sent).toContain("Design our feed.");
    expect(sent).toContain("Interviewer: What about &lt;data&gt;?");
    expect(sent).not.toContain("out of prompts");
  });

  it.each<[string, ModelLine, string[]]>([
    [
      "goes on when it wants to",
      { answers: { says: "That is all.", moveOn: true } },
      ["That is all.", "/next"],
    ],
    ["gives no command by a slash", { answers: { says: "/end", moveOn: false } }, ["end"]],
    ["goes on with nothing to say", { answers: { says: " ", moveOn: false } }, ["/next"]],
    ["goes on when the model is down", { fails: { kind: "unavailable", message: "down" } }, ["/next"]],
  ])("%s", async (_, line, typed) => {
    expect(await candidate(line).weak.answer(moment())).toEqual(typed);
  });

  it("asks no model at the end, or with its say used up", async () => {
    const { weak } = candidate();
    expect(await weak.answer(moment({ closing: true }))).toEqual(["/done"]);
    expect(await weak.answer(moment({ replied: 9 }))).toEqual(["/next"]);
  });
});
