import type { Failure, InterviewerReply } from "../../src/interview/events.ts";
import type { Brief, Interviewer } from "../../src/ports/interviewer.ts";
import { failed, ok } from "../../src/ports/result.ts";

export type Line =
  | Partial<InterviewerReply>
  | { readonly fails: Failure }
  | ((brief: Brief, signal: AbortSignal) => Promise<Partial<InterviewerReply>>);

export type ScriptedInterviewer = Interviewer & {
  readonly briefs: Brief[];
  /** Throws when a line of the script was not used. */
  assertFinished(): void;
};

/** Says its lines one after the other, and fails the test when it is asked for more. */
export function scriptedInterviewer(...script: readonly Line[]): ScriptedInterviewer {
  const briefs: Brief[] = [];
  const filled = (line: Partial<InterviewerReply>): InterviewerReply => ({
    text: "Go on?",
    kind: "follow-up",
    moveOn: false,
    by: "scripted interviewer",
    ...line,
  });
  return {
    name: "scripted interviewer",
    briefs,
    async reply(brief, signal) {
      const line = script[briefs.length];
      briefs.push(brief);
      if (line === undefined)
        throw new Error(
          `the interviewer was asked ${briefs.length} times, its script has ${script.length} lines`,
        );
      if (typeof line === "function") return ok(filled(await line(brief, signal)));
      return "fails" in line ? failed(line.fails) : ok(filled(line));
    },
    assertFinished() {
      if (briefs.length < script.length)
        throw new Error(`the interviewer used ${briefs.length} of ${script.length} lines`);
    },
  };
}
