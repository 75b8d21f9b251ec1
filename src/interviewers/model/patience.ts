import type { Failure } from "../../interview/events.ts";
import type { Interviewer } from "../../ports/interviewer.ts";
import { failed } from "../../ports/result.ts";

export type Patience = {
  /** The most one reply may take with everything it needs, in milliseconds. */
  readonly ms: number;
  /** An abort ends the waiting early; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

/**
 * The same interviewer, but one that is not waited for forever: somebody sits there and waits for the next question.
 * A reply that takes longer is called off and comes back as "timeout", so that another can stand in.
 */
export function createPatientInterviewer(interviewer: Interviewer, { ms, sleep }: Patience): Interviewer {
  return {
    name: interviewer.name,
    async reply(brief, signal) {
      const calledOff = new AbortController();
      const answered = new AbortController();
      const late = sleep(ms, AbortSignal.any([signal, answered.signal])).then(() => {
        if (signal.aborted) return failed<Failure>({ kind: "cancelled", message: "stopping" });
        calledOff.abort(new Error("too late"));
        return failed<Failure>({ kind: "timeout", message: `no reply within ${ms} ms` });
      });
      try {
        const reply = interviewer.reply(brief, AbortSignal.any([signal, calledOff.signal]));
        return await Promise.race([reply, late]);
      } finally {
        answered.abort();
      }
    },
  };
}
