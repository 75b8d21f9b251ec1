import type { ChatCompletionBody } from "../models/request-shape.ts";
import { askedItems, fencedWords } from "./obedient-model.ts";

const OFF_TOPIC = /lighthouse|violin|bread|ferry|orchard/;

/**
 * What a model of some sense would answer to a request: as interviewer the question it is offered, beginning from the
 * candidate's words; as grader "partly" for every criterion, with the candidate's first words, and no red flag.
 */
export function plausibleAnswer(body: ChatCompletionBody): unknown {
  const messages = body.messages.map(({ content }) => ({ role: "user" as const, text: String(content) }));
  const asked = body.response_format?.type === "json_schema" ? body.response_format.json_schema.name : "";
  const words = fencedWords({ messages });
  if (asked === "interviewer_turn") return question(messages.at(-1)!.text, words);
  const line = words.split("\n").find((one) => one.startsWith("[")) ?? "";
  const quotes = [
    line
      .replace(/^\[\d+\] /, "")
      .split(" ")
      .slice(0, 8)
      .join(" "),
  ];
  const items = askedItems({ messages });
  const criteria = items
    .filter(({ is }) => is === "criterion")
    .map(({ id, text }) =>
      // One of them is about something else altogether, to see whether the model says yes to everything.
      OFF_TOPIC.test(text)
        ? { id, quotes: [], reason: "Nothing is said of it.", verdict: "missing" }
        : { id, quotes, reason: "It says some of it.", verdict: "partly" },
    );
  const redFlags = items
    .filter(({ is }) => is === "red-flag")
    .map(({ id }) => ({ id, quotes: [], reason: "It was not done.", verdict: "not-done" }));
  return { criteria, redFlags };
}

function question(request: string, words: string) {
  const safe = /^- about (\S+); a safe way to ask: (.+)$/m.exec(request);
  const latest = words.split("\n").at(-1) ?? "";
  return {
    kind: "follow-up",
    about: safe?.[1] ?? null,
    quote: latest.split(" ").slice(0, 5).join(" "),
    facts: [],
    say: safe?.[2] ?? "What would fail first there?",
    moveOn: false,
  };
}
