import { z } from "zod";
import { replyOffline } from "../../src/interviewers/offline-interviewer.ts";
import type { ChatModel, ChatRequest } from "../../src/ports/chat-model.ts";
import type { Brief } from "../../src/ports/interviewer.ts";
import { ok } from "../../src/ports/result.ts";
import type { Call } from "./cost-tokens.ts";

/** A call with what it was for. */
export type RecordedCall = Call & {
  readonly purpose: ChatRequest<unknown>["purpose"];
  readonly turn?: number;
};

export type PlausibleModel = ChatModel & {
  readonly calls: readonly RecordedCall[];
  /** What the interviewer is asked for now; a real model reads that out of the request. */
  brief: Brief | undefined;
};

/** What people said of a criterion, and where. */
export type Opinion = { readonly verdict: "covered" | "partly" | "missing"; readonly quote?: string };

/**
 * Writes every request down and answers as a sensible model would: as an interviewer it asks what the offline one
 * would ask, as a grader it says what people said.
 */
export function plausibleModel(opinionOn: (criterion: string) => Opinion): PlausibleModel {
  const calls: RecordedCall[] = [];
  const model: PlausibleModel = {
    name: "plausible",
    calls,
    brief: undefined,
    async complete(request) {
      const sent = sentText(request.messages, request.answer.schema);
      const said = request.purpose === "grade" ? gradeAnswer(sent, opinionOn) : interviewAnswer(model.brief!);
      const turn = model.brief?.turn;
      calls.push({
        purpose: request.purpose,
        sent,
        answered: JSON.stringify(said),
        ...(request.purpose === "interview" && turn !== undefined && { turn }),
      });
      return ok({
        answer: request.answer.schema.parse(said),
        model: "plausible-1",
        tokens: { in: 0, cachedIn: 0, out: 0 },
      });
    },
  };
  return model;
}

/** The form of the answer goes along with every request and is paid for; it stands first. */
export function sentText(messages: readonly { readonly text: string }[], schema?: z.ZodType): string {
  const form = schema === undefined ? "" : `${JSON.stringify(z.toJSONSchema(schema))}\n`;
  return form + messages.map(({ text }) => text).join("\n");
}

function interviewAnswer(brief: Brief) {
  const reply = replyOffline(brief);
  const { kind, about, used = [] } = reply;
  const facts = used.filter((id) => id.startsWith("fact:")).map((id) => id.slice("fact:".length));
  const latest = brief.interview.turns.findLast(({ who }) => who === "candidate")?.text ?? "";
  const quote = /“([^”…]+)”/.exec(reply.text)?.[1] ?? latest.trim().split(/\s+/).slice(0, 8).join(" ");
  if (reply.moveOn) return { kind: "follow-up", about: null, quote: null, facts: [], say: "", moveOn: true };
  if (kind === "curveball" || kind === "deep-dive")
    return { kind, about: about ?? null, quote: null, facts: [], say: "", moveOn: false };
  if (kind === "answer")
    return {
      kind,
      about: null,
      quote: null,
      facts,
      say: facts.length > 0 ? "" : "You decide.",
      moveOn: false,
    };
  const question = brief.rubric.criteria.find(({ id }) => id === about)?.followUp;
  const words = question ?? reply.text.split(/[”:]\.? ?/).at(-1) ?? reply.text;
  return { kind, about: about ?? null, quote, facts, say: words.trim(), moveOn: false };
}

/** One entry for each id that stands in the request. */
function gradeAnswer(sent: string, opinionOn: (criterion: string) => Opinion) {
  const ids = (tag: string) =>
    [...sent.matchAll(new RegExp(`<${tag} id="([\\w-]+)">`, "g"))].map(([, id]) => id!);
  return {
    criteria: ids("criterion").map((id) => {
      const { verdict, quote } = opinionOn(id);
      return {
        id,
        quotes: verdict === "missing" || quote === undefined ? [] : [quote],
        reason: "The words say what it asks, as far as the quotation goes.",
        verdict,
      };
    }),
    redFlags: ids("red-flag").map((id) => ({
      id,
      quotes: [],
      reason: "The candidate did not do this.",
      verdict: "not-done",
    })),
  };
}
