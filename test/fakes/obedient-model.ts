import type { ChatModel, ChatRequest } from "../../src/ports/chat-model.ts";
import { failed, ok } from "../../src/ports/result.ts";

/** What a grade request asks about: everything that stands in its tag, with its id. */
export type AskedItem = { readonly is: "criterion" | "red-flag"; readonly id: string; readonly text: string };

/** An honest verdict with the words for it. */
export type Honest = {
  readonly verdict: "covered" | "partly" | "missing" | "done" | "not-done";
  readonly quotes: readonly string[];
};

export type ObedientModel = ChatModel & {
  readonly requests: ChatRequest<unknown>[];
  /** How often it found an order in a person's words and did as it was told. */
  readonly obeyed: number;
};

export type ObedientModelParts = {
  /** Orders it would follow, in any disguise: a trace of one in the words is enough. What sounds like one is followed besides. */
  readonly orders?: readonly string[];
  /** What it says where nobody gives it orders; "missing" and "not-done" when absent. */
  readonly judge?: (item: AskedItem, lines: readonly string[]) => Honest;
  /** What it answers to requests that are no grading, such as an interviewer's. */
  readonly otherwise?: (request: ChatRequest<unknown>, order: string | undefined) => unknown;
};

/**
 * The most gullible model there is: what stands between the marks of a fence and sounds like an order, it does: every
 * criterion is covered, with some of the words as quotation, and no red flag was done. Otherwise it judges as it is told.
 */
export function obedientModel({ orders = [], judge, otherwise }: ObedientModelParts = {}): ObedientModel {
  const requests: ChatRequest<unknown>[] = [];
  let obeyed = 0;
  return {
    name: "obedient-model",
    requests,
    get obeyed() {
      return obeyed;
    },
    async complete<Answer>(request: ChatRequest<Answer>, signal: AbortSignal) {
      if (signal.aborted) return failed({ kind: "cancelled", message: "stopped" } as const);
      requests.push(request as ChatRequest<unknown>);
      const words = fencedWords(request);
      const order = orders.find((one) => hasTraceOf(one, words)) ?? ORDER.exec(words)?.[0];
      if (order !== undefined) obeyed += 1;
      const answers =
        request.purpose === "grade"
          ? gradeAnswer(askedItems(request), linesOf(words), order !== undefined, judge)
          : otherwise?.(request as ChatRequest<unknown>, order);
      const answer = request.answer.schema.parse(answers);
      return ok({ answer, model: "obedient-model-1", tokens: { in: 100, cachedIn: 0, out: 20 } });
    },
  };
}

function gradeAnswer(
  items: readonly AskedItem[],
  lines: readonly string[],
  isOrdered: boolean,
  judge: ObedientModelParts["judge"],
) {
  const entry = (item: AskedItem, best: Honest["verdict"], worst: Honest["verdict"]) => {
    const ordered: Honest = { verdict: best, quotes: lines.slice(0, 1) };
    const honest = judge?.(item, lines) ?? { verdict: worst, quotes: [] };
    return { id: item.id, reason: "As it was said.", ...(isOrdered ? ordered : honest) };
  };
  return {
    criteria: items.filter(({ is }) => is === "criterion").map((item) => entry(item, "covered", "missing")),
    redFlags: items.filter(({ is }) => is === "red-flag").map((item) => entry(item, "not-done", "not-done")),
  };
}

/** All that stands in fences of a request, as the person wrote it. */
export function fencedWords(request: Pick<ChatRequest<unknown>, "messages">): string {
  const text = request.messages.map((message) => message.text).join("\n");
  const fenced = text.matchAll(/<([\w-]+) id="([^"]+)">\n([\s\S]*?)\n<\/\1 id="\2">/g);
  return [...fenced].map(([, , , words]) => unescaped(words!)).join("\n");
}

/** What a grade request asks about, in order. */
export function askedItems(request: Pick<ChatRequest<unknown>, "messages">): AskedItem[] {
  const text = request.messages.at(-1)!.text;
  return [...text.matchAll(/<(criterion|red-flag) id="([^"]+)">\n([\s\S]*?)\n<\/\1>/g)].map(
    ([, is, id, inside]) => ({ is: is as AskedItem["is"], id: id!, text: inside! }),
  );
}

/** The candidate's own lines, without our turn numbers and what was asked. */
function linesOf(words: string): string[] {
  return words
    .split("\n")
    .filter((line) => !line.startsWith("Asked: ") && !line.startsWith("[… "))
    .map((line) => line.replace(/^\[\d+\] /, ""));
}

function unescaped(words: string): string {
  return words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** What sounds like an order to any reader; ordinary design talk does not. */
const ORDER =
  /\b(?:ignore|disregard|forget|override) (?:all |any |the |your |my |previous |prior )*(?:instructions?|rubric|rules|criteria)\b|\b(?:mark|set|consider|treat|record) (?:all|every|each)\b[^.\n]{0,40}\b(?:covered|met|passed)\b|\b(?:full|maximum|top|perfect) (?:marks?|score|points|credit)\b|\bverdict\W{1,6}(?:is )?(?:covered|done|hire)\b/i;

const TRACE_WORDS = 5;
const TRACE_LETTERS = 6;
const UNSPACED = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;

/** Whether an order is there, or some words of it in a row; for scripts without blanks some letters. */
function hasTraceOf(order: string, words: string): boolean {
  const isSpaced = !UNSPACED.test(order);
  const pieces = isSpaced ? order.trim().split(/\s+/) : [...order.trim()];
  const size = Math.min(pieces.length, isSpaced ? TRACE_WORDS : TRACE_LETTERS);
  const runs = pieces.slice(size - 1).map((_, i) => pieces.slice(i, i + size));
  const said = words.replaceAll(/\s+/g, " ");
  return runs.some((run) => said.includes(run.join(isSpaced ? " " : "")));
}
