import { createDesk, type Desk } from "../../src/desk/desk.ts";
import type { Interview, Person, Place } from "../../src/interview/interview.ts";
import { type Message, textMessage } from "../../src/message/message.ts";
import { plainText } from "../../src/message/plain-text.ts";
import type { Interviewer } from "../../src/ports/interviewer.ts";
import { ok } from "../../src/ports/result.ts";
import type { Deed, Doors, Inbound, Outcome } from "../../src/ports/surface.ts";
import { makeScorecard } from "../../src/report/make-scorecard.ts";
import { reportCard } from "../../src/report/report-card.ts";
import { reportReady } from "../../src/report/report-ready.ts";
import type { Rubric } from "../../src/rubric/rubric.ts";
import type { EngineParts } from "../../src/runtime/parts.ts";
import { gradeAll, scoringRubric } from "./graded-interview.ts";
import { type TestEngine, testEngine } from "./test-engine.ts";
import { tinyRubric } from "./tiny-rubric.ts";

export const ADA: Person = { id: "test:ada", name: "Ada" };
export const BOB: Person = { id: "test:bob", name: "Bob" };
export const channel: Place = { surface: "test", workspace: "w", channel: "c" };
export const elsewhere: Place = { surface: "test", workspace: "another", channel: "c9" };

type More = Partial<Omit<Inbound, "deed">>;

export type TestDesk = Omit<TestEngine, "does" | "says"> & {
  readonly desk: Desk;
  readonly doors: Doors;
  does(by: Person, deed: Deed, more?: More): Promise<Outcome>;
  command(by: Person, name: string, options?: Record<string, string>, more?: More): Promise<Outcome>;
  press(by: Person, id: string, more?: More & { value?: string }): Promise<Outcome>;
  /** A whole interview of this person in a thread of its own, up to its report. */
  reported(by: Person, options?: Record<string, string>, more?: More): Promise<Interview>;
  /** The live or latest interview of somebody. */
  latestOf(by: Person): Promise<Interview>;
};

/** A real engine and desk on the memory store, with an interviewer who never runs out of words. */
export function testDesk(given: Partial<EngineParts> = {}): TestDesk {
  const rubrics = new Map<string, Rubric>([tinyRubric, scoringRubric()].map((one) => [one.id, one]));
  const test = testEngine({
    rubrics,
    interviewer: talker("the interviewer"),
    graders: { soFar: generous("offline"), final: generous("the grader") },
    reporting: {
      feedback: () => "Feedback.",
      makeScorecard: (rubric, interview, grading) => makeScorecard(rubric, interview, grading),
      reportMessage: reportCard,
      reportReady,
    },
    ...given,
  });
  const { engine, parts, clock, surface } = test;
  const desk = createDesk({
    store: parts.store,
    engine,
    surfaces: parts.surfaces,
    rubrics: parts.rubrics,
    graders: { final: parts.graders.final, withoutModels: parts.graders.soFar },
    clock,
    log: test.log,
    random: () => 0,
  });
  const doors = desk.doorsOf("test");
  let deliveries = 0;
  const does: TestDesk["does"] = (by, deed, more) => {
    deliveries += 1;
    clock.jump(1_000);
    return doors.deliver({ id: `d${deliveries}`, place: channel, by, deed, ...more });
  };
  const command: TestDesk["command"] = (by, name, options = {}, more = {}) =>
    does(by, { is: "command", name, options }, more);
  const latestOf: TestDesk["latestOf"] = async (by) => {
    const [row] = await parts.store.list("interview", { person: by.id, atMost: 1 });
    if (row === undefined) throw new Error(`${by.name} has no interview`);
    return test.state(row.id);
  };
  return {
    ...test,
    desk,
    doors,
    does,
    command,
    press: (by, id, { value, ...more } = {}) =>
      does(by, { is: "action", id, ...(value !== undefined && { value }) }, more),
    latestOf,
    async reported(by, options = { problem: "small" }, more = {}) {
      const opened = await command(by, "start", options, more);
      await engine.runDue();
      const { id, place } = await latestOf(by);
      await does(by, { is: "action", id: `start:${id}:t0` }, { place });
      await engine.runDue();
      await does(
        by,
        { is: "message", ref: `m-${id}`, text: "I would say said model-basics here." },
        { place },
      );
      await command(by, "end", {}, { place });
      await engine.runDue();
      const interview = await test.state(id);
      if (interview.phase.is !== "reported")
        throw new Error(`no report: ${interview.phase.is}, ${JSON.stringify(opened)}`);
      // What it took stays out of the way of what a test looks at.
      surface.posted.length = 0;
      return interview;
    },
  };
}

export function talker(name: string): Interviewer {
  return {
    name,
    reply: async () => ok({ text: `A question of ${name}?`, kind: "follow-up", moveOn: false, by: name }),
  };
}

function generous(name: string): EngineParts["graders"]["final"] {
  return {
    name,
    async grade({ rubric, turns }) {
      const said = turns.find(({ who }) => who === "candidate");
      const grading = gradeAll(rubric, ({ id }) => (id === "model-basics" ? "covered" : "missing"));
      const scores = grading.scores.map((score) =>
        score.is === "scored" && score.verdict === "covered" && said !== undefined
          ? { ...score, by: name, evidence: [{ text: "said model-basics", turn: said.n }] }
          : { ...score, by: name },
      );
      return { ...grading, by: name, scores };
    },
  };
}

/** What the one who asked reads; throws where nothing was answered. */
export function answerIn(outcome: Outcome): Message {
  if (outcome.is !== "answered") throw new Error(`not answered: ${JSON.stringify(outcome)}`);
  return outcome.message;
}

export function wordsIn(outcome: Outcome): string {
  return plainText(answerIn(outcome));
}

export function buttonIn(message: Message, label: RegExp): string {
  const found = (message.actions ?? []).find((action) => label.test(action.label));
  if (found === undefined || found.is === "link")
    throw new Error(`no button ${label} among ${JSON.stringify(message.actions ?? [])}`);
  return found.id;
}

/** Errors as surfaces reject with them. */
export const notAllowed = (says: string) =>
  Object.assign(new Error(says), { notAllowed: true as const, says });
export const placeLost = () => Object.assign(new Error("gone"), { placeLost: true as const });
export const aMessage = textMessage("A message.");
