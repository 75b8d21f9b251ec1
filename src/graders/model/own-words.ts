import { type Heard, hear } from "../../evidence/heard.ts";
import type { Turn } from "../../interview/interview.ts";
import { isWantedList } from "../judge-text.ts";
import { MODEL_GRADER_LIMITS } from "./limits.ts";

/** Stands where `hear` cut something out; see src/evidence/heard.ts. */
const CUT = "ꙮ";

/** A turn of the candidate with what of it a model is shown and may quote. */
export type OwnTurn = {
  readonly heard: Heard;
  /** `heard.reply.text` with the turns of phrase that were blanked in it ("for a second"): a reader may need them. */
  readonly text: string;
  /** Sentences that may count, by their number in the reply. */
  readonly counting: ReadonlySet<number>;
  /** What the interviewer had said before it, or "". */
  readonly asked: string;
};

/** The candidate's turns without what was cut or cannot earn anything, each with what it answers. */
export function ownTurns(heard: readonly Heard[], turns: readonly Turn[], prompt: string): OwnTurn[] {
  const byNumber = new Map(turns.map((turn, i) => [turn.n, i] as const));
  return heard.flatMap((one) => {
    const all = one.reply.sentences.map((_, i) => i);
    const isAsked = one.void.size === all.length && isWantedList(one, prompt);
    const counting = all.filter(
      (i) => (isAsked || !one.void.has(i)) && !one.reply.sentences[i]!.text.includes(CUT),
    );
    if (counting.length === 0) return [];
    const before = turns[(byNumber.get(one.turn) ?? 0) - 1];
    return [
      {
        heard: one,
        text: asWritten(one),
        counting: new Set(counting),
        asked: before === undefined ? "" : askedIn(before),
      },
    ];
  });
}

/** Fills blanks with what was written there; a sentence with something hidden in it stays as it was read. */
function asWritten({ reply, quoteSpan }: Heard): string {
  let text = reply.text;
  for (const { start, end, text: read } of reply.sentences) {
    const { text: written } = quoteSpan(start, end);
    if (written === read || written.length !== read.length || read.includes(CUT)) continue;
    const filled = read.replaceAll(" ", (_, at: number) => written[at]!);
    if (filled === written) text = text.slice(0, start) + written + text.slice(end);
  }
  return text;
}

/**
 * What a turn answers. A prompt or an opening says nothing of it. An interviewer may have repeated a candidate's
 * words, so what addresses the grader is cut here too.
 */
function askedIn(turn: Turn): string {
  if (turn.who !== "interviewer" || turn.kind === "prompt" || turn.kind === "opening") return "";
  const [heard] = hear([{ ...turn, who: "candidate" }]).heard;
  const kept = heard!.reply.sentences.filter(({ text }) => !text.includes(CUT)).map(({ text }) => text);
  const text = kept.join(" ").replaceAll(/\s+/g, " ");
  const { askedCharsMax } = MODEL_GRADER_LIMITS;
  return text.length <= askedCharsMax ? text : `${text.slice(0, askedCharsMax)}…`;
}

/** How many words that mean something the candidate said, of those that may count. */
export function contentWords(turns: readonly OwnTurn[]): number {
  const tokens = turns.flatMap(({ heard, counting }) =>
    [...counting].flatMap((i) => heard.reply.sentences[i]!.tokens),
  );
  return tokens.filter((token) => !token.isFunction && !token.isNegator).length;
}

/** The words as a model reads them, not yet fenced: a line for what was asked, then the turn with its number. */
export function shownWords(turns: readonly OwnTurn[]): string {
  const lines = turns.flatMap((turn) => [
    ...(turn.asked === "" ? [] : [`Asked: ${turn.asked}`]),
    ...sentencesOf(turn).map((text, i) => (i === 0 ? `[${turn.heard.turn}] ${text}` : text)),
  ]);
  return cutInMiddle(lines, MODEL_GRADER_LIMITS.wordsCharsMax);
}

/** One line a sentence: so that a reply reads the same whether or not something was cut out of it. */
function sentencesOf({ heard, text, counting }: OwnTurn): string[] {
  return [...counting].map((i) => {
    const { start, end } = heard.reply.sentences[i]!;
    return text.slice(start, end).replaceAll(/\s+/g, " ").trim();
  });
}

/** As many lines from the start and the end as fit, with a mark between; one line alone is cut itself. */
export function cutInMiddle(lines: readonly string[], charsMax: number): string {
  const whole = lines.join("\n");
  if (whole.length <= charsMax) return whole;
  const half = Math.floor(charsMax / 2);
  const head = linesThatFit(lines, half);
  const tail = linesThatFit(lines.slice(head.length).toReversed(), half).toReversed();
  const left = lines.length - head.length - tail.length;
  if (head.length === 0) head.push(lines[0]!.slice(0, half));
  return [...head, `[… ${left} lines left out here …]`, ...tail].join("\n");
}

function linesThatFit(lines: readonly string[], charsMax: number): string[] {
  const fit: string[] = [];
  let left = charsMax;
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) break;
    fit.push(line);
  }
  return fit;
}
