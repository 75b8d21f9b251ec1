import type { Failure, InterviewerReply } from "../../interview/events.ts";
import type { Brief, Interviewer } from "../../ports/interviewer.ts";
import type { Log } from "../../ports/log.ts";
import { failed, ok, type Result } from "../../ports/result.ts";

/**
 * An interviewer that another stands in for when it fails, so that an interview goes on while a model is down. The
 * reply then says for whom and why. A call that was cancelled is passed on: the process is stopping, and the next one
 * asks again.
 */
export function createInterviewerWithStandIn(
  first: Interviewer,
  standIn: Interviewer,
  log: Log,
): Interviewer {
  return {
    name: first.name,
    async reply(brief, signal) {
      const reply = await replyOf(first, brief, signal);
      if (reply.ok || reply.failure.kind === "cancelled") return reply;
      const instead = await replyOf(standIn, brief, signal);
      if (!instead.ok) return reply;
      const { kind } = reply.failure;
      log.warn({ interview: brief.interview.id, interviewer: first.name, kind }, "a stand-in replied");
      return ok({ ...instead.value, standsInFor: { name: first.name, because: kind } });
    },
  };
}

/** One that throws although it may not has failed inside; while the process stops, nothing has failed. */
async function replyOf(
  interviewer: Interviewer,
  brief: Brief,
  signal: AbortSignal,
): Promise<Result<InterviewerReply, Failure>> {
  try {
    return await interviewer.reply(brief, signal);
  } catch (error) {
    const message = error instanceof Error ? error.name : "unknown";
    return failed({ kind: signal.aborted ? "cancelled" : "internal", message });
  }
}
