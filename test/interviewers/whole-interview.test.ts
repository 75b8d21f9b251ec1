import { describe, expect, it } from "vitest";
import { signalGrader } from "../../src/graders/signal-grader.ts";
import type { Interview } from "../../src/interview/interview.ts";
import { followUpsMax } from "../../src/interview/limits.ts";
import type { ModelAnswer } from "../../src/interviewers/model/answer-form.ts";
import { createInterviewerWithStandIn } from "../../src/interviewers/model/stand-in.ts";
import { offlineInterviewer } from "../../src/interviewers/offline-interviewer.ts";
import type { ChatModel, ChatRequest } from "../../src/ports/chat-model.ts";
import { STAGE_IDS } from "../../src/rubric/stages.ts";
import { fencedWords } from "../fakes/obedient-model.ts";
import { recordingLog } from "../fakes/recording-log.ts";
import { type ScriptedModel, scriptedModel } from "../fakes/scripted-model.ts";
import { started, testEngine } from "../fakes/test-engine.ts";
import { readSystems, scriptOf } from "../rubrics/shipped.ts";
import { modelInterviewer } from "./model-brief.ts";

const command = (name: string) => ({ is: "command", name, options: {} }) as const;
const system = readSystems().find(({ id }) => id === "ad-click")!;

const DEEPER = [
  "What would make you give that up, and what would you do instead?",
  "Walk me through one real case of that, from the request to the answer.",
  "Which of these choices are you least sure of, and how would you find out?",
  "Where does that cost more than it brings?",
  "Suppose a colleague wants to leave it out. How do you argue?",
];

/** Takes what is offered first, in words of its own, and begins from the candidate's last sentence. */
function sensible(request: ChatRequest<unknown>): { answers: ModelAnswer } {
  const text = request.messages[1]!.text;
  const latest = fencedWords({
    messages: [{ role: "user", text: text.slice(text.lastIndexOf("<candidate id=")) }],
  });
  const quote = latest.split(/[\n"“”]/).findLast((line) => line.split(" ").length > 4) ?? "";
  const offered = /^- about (\S+); a safe way to ask: (.+)$/m.exec(text);
  const curveball = /^- curveball (\S+):/m.exec(text);
  const dive = /^- deep-dive (\S+)$/m.exec(text);
  const base = { facts: [], quote: quote.split(" ").slice(0, 7).join(" "), moveOn: false, say: "" };
  if (offered !== null)
    return { answers: { ...base, kind: "follow-up", about: offered[1]!, say: `${offered[2]}` } };
  if (curveball !== null) return { answers: { ...base, kind: "curveball", about: curveball[1]! } };
  if (dive !== null && !text.includes("follow-up, about null"))
    return { answers: { ...base, kind: "deep-dive", about: dive[1]! } };
  const deeper = DEEPER[latest.length % DEEPER.length]!;
  return {
    answers: { ...base, kind: "follow-up", about: null, say: deeper, moveOn: !text.includes("about null") },
  };
}

/** Leads a whole interview on the engine, with golden replies of a quality. */
async function interviewed(
  model: ChatModel,
  quality: "strong" | "weak",
): Promise<Interview & { said: string[] }> {
  const log = recordingLog();
  const interviewer = createInterviewerWithStandIn(modelInterviewer(model), offlineInterviewer, log);
  const test = testEngine({
    interviewer,
    graders: { soFar: signalGrader, final: signalGrader },
    rubrics: new Map([[system.id, system.rubric]]),
  });
  const id = await started(test, { problem: system.id, level: "senior" });
  const left = scriptOf(system, quality, 4);
  await test.does(command("start"));
  await test.engine.runDue();
  for (let moves = 0; moves < 80; moves += 1) {
    const state = await test.state(id);
    if (state.phase.is !== "listening") break;
    const words = state.phase.closing ? undefined : left.get(state.phase.stage)?.shift();
    if (words !== undefined) await test.says(words);
    await test.does(command(words !== undefined || state.phase.closing ? "done" : "next"));
    await test.engine.runDue();
  }
  const said = test.surface.posted.flatMap(({ message }) =>
    message.blocks.flatMap((block) => ("text" in block ? [block.text] : [])),
  );
  return { ...(await test.state(id)), said };
}

const tokens = ({ requests }: ScriptedModel) =>
  requests.map(({ messages }) => messages.slice(0, 2).reduce((sum, { text }) => sum + text.length, 0));

describe("a whole interview led by a model", () => {
  it.each(["strong", "weak"] as const)(
    "with %s replies goes through every stage to the report",
    async (quality) => {
      const model = scriptedModel(sensible);
      const state = await interviewed(model, quality);
      expect(state.phase.is).toBe("reported");
      const asked = state.turns.filter((turn) => turn.who === "interviewer");
      expect(asked.filter(({ kind }) => kind === "opening").map(({ stage }) => stage)).toEqual(STAGE_IDS);
      const byModel = asked.filter(({ by }) => by?.startsWith("model interviewer"));
      expect(byModel.length).toBeGreaterThan(6);
      expect(state.said.join("\n")).not.toContain("offline interviewer goes on");
      const questions = asked.filter(({ kind }) => ["follow-up", "push-back", "deep-dive"].includes(kind));
      expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length);
      for (const stage of STAGE_IDS)
        expect(state.followUps[stage] ?? 0).toBeLessThanOrEqual(followUpsMax(stage, state.minutes));
      expect(asked.filter(({ kind }) => kind === "curveball").length).toBeLessThanOrEqual(1);
    },
  );

  it("shows the model about the same amount in the last turn as in the first", async () => {
    const model = scriptedModel(sensible);
    await interviewed(model, "strong");
    const sizes = tokens(model);
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.max(...sizes)).toBeLessThan(20_000);
    expect(Math.max(...sizes.slice(-4))).toBeLessThan(1.6 * Math.max(...sizes.slice(0, 4)));
  });

  it("goes on with the offline interviewer when the model goes down in the middle, and says so once", async () => {
    let calls = 0;
    const model = scriptedModel((request) => {
      calls += 1;
      return calls > 5 ? { fails: { kind: "unavailable", message: "Down." } } : sensible(request);
    });
    const state = await interviewed(model, "weak");
    expect(state.phase.is).toBe("reported");
    expect(state.said.filter((text) => text.includes("offline interviewer goes on"))).toHaveLength(1);
    const by = state.turns.flatMap((turn) => (turn.kind === "follow-up" ? [turn.by!.split(",")[0]] : []));
    expect(new Set(by)).toEqual(new Set(["model interviewer", "offline interviewer"]));
    expect(by.lastIndexOf("model interviewer")).toBeLessThan(by.length - 3);
  });
});
