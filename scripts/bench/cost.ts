import { join } from "node:path";
import { readGolden } from "../../src/calibration/read-golden.ts";
import { readPrompts } from "../../src/library/read-prompts.ts";
import { library, PROBLEM, rubric } from "./bench-engine.ts";
import { holdOurWay } from "./cost-interview.ts";
import { naiveGrading, naiveTurns } from "./cost-naive.ts";
import { added, type CallTokens, discounted, tokensOf, total } from "./cost-tokens.ts";

/** Tokens of one way: of its turns by number of the exchange, of all its interviewing, and of its grading. */
type Way = {
  readonly turns: readonly number[];
  readonly interview: CallTokens;
  readonly grading: CallTokens;
  readonly calls: { readonly interview: number; readonly grading: number };
};

export type CostFigures = {
  readonly problem: string;
  readonly exchanges: number;
  readonly minutes: number;
  readonly batch: "criterion" | "stage";
  readonly ours: Way;
  readonly naive: Way;
  /** Answers of the model that the policy sent back; each is a call more. */
  readonly sentBack: number;
};

const HOME = join(import.meta.dirname, "..", "..");

/** One 45-minute interview, counted both ways with the same tokenizer. */
export async function measureCost(batch: "criterion" | "stage"): Promise<CostFigures> {
  const { systems } = readGolden(join(HOME, "rubrics", "golden"), [library.rubrics.get(PROBLEM)!]);
  const prompts = readPrompts(join(HOME, "src", "prompts"));
  const { held, calls } = await holdOurWay(rubric, systems[0]!.golden, prompts, batch);
  const interviewing = calls.filter(({ purpose }) => purpose === "interview");
  const ourTokens = tokensOf(interviewing);
  const naive = naiveTurns(held);
  const naiveTokens = tokensOf(naive);
  const exchanges = held.asked.filter(({ purpose }) => purpose === "respond").map(({ turn }) => turn);
  const sumAt = (tokens: readonly CallTokens[], all: readonly { turn?: number }[]) =>
    exchanges.map((turn) => total(added(tokens.filter((_, i) => all[i]!.turn === turn))));
  const grading = calls.filter(({ purpose }) => purpose === "grade");
  const naiveCalls = naiveGrading(held, prompts);
  return {
    problem: rubric.id,
    exchanges: exchanges.length,
    minutes: Math.round(Object.values(held.interview.spentMs).reduce((sum, ms) => sum + ms, 0) / 60_000),
    batch,
    ours: {
      turns: sumAt(ourTokens, interviewing),
      interview: added(ourTokens),
      grading: added(tokensOf(grading)),
      calls: { interview: interviewing.length, grading: grading.length },
    },
    naive: {
      turns: sumAt(naiveTokens, naive),
      interview: added(naiveTokens),
      grading: added(tokensOf(naiveCalls)),
      calls: { interview: naive.length, grading: naiveCalls.length },
    },
    sentBack: interviewing.length - new Set(interviewing.map(({ turn }) => turn)).size,
  };
}

/** Exchanges that are shown one by one. */
const SHOWN = [1, 5, 10, 15, 20];
/** An interview at a fifth of the naive tokens or less, flat per turn. */
const SHARE_MAX = 0.2;
/** The later half of the turns may cost so much more than the earlier one and still be called flat. */
const GROWTH_MAX = 1.25;

export type CostVerdict = { readonly share: number; readonly growth: number; readonly met: boolean };

export function costVerdict({ ours, naive }: CostFigures): CostVerdict {
  const share = whole(ours, total) / whole(naive, total);
  const growth = growthOf(ours.turns);
  return { share, growth, met: share <= SHARE_MAX && growth <= GROWTH_MAX };
}

const whole = (way: Way, count: (tokens: CallTokens) => number) => count(way.interview) + count(way.grading);

/** Mean of the later half of the turns that asked a model, over the mean of the earlier half. */
function growthOf(turns: readonly number[]): number {
  const asked = turns.filter((tokens) => tokens > 0);
  const half = Math.floor(asked.length / 2);
  const mean = (some: readonly number[]) =>
    some.reduce((sum, one) => sum + one, 0) / Math.max(1, some.length);
  return mean(asked.slice(-half)) / mean(asked.slice(0, half));
}

/** The figures as lines of text, with a plain verdict at the end. */
export function costLines(figures: CostFigures): string[] {
  const { ours, naive, exchanges, minutes, batch, sentBack, problem } = figures;
  const { share, growth, met } = costVerdict(figures);
  const line = (name: string, own: number, other: number) =>
    `${name.padEnd(44)}${grouped(own).padStart(12)}${grouped(other).padStart(14)}${(own === 0 ? "–" : `1 : ${(other / own).toFixed(1)}`).padStart(12)}`;
  return [
    `Tokens (o200k_base) of one interview on ${problem}: ${minutes} minutes, ${exchanges} exchanges, graded by ${batch}.`,
    `${"".padEnd(44)}${"ours".padStart(12)}${"naive".padStart(14)}${"ratio".padStart(12)}`,
    ...SHOWN.filter((n) => n <= exchanges).map((n) =>
      line(`exchange ${n}`, ours.turns[n - 1]!, naive.turns[n - 1]!),
    ),
    line(
      `interviewing (${ours.calls.interview} calls, naive ${naive.calls.interview})`,
      total(ours.interview),
      total(naive.interview),
    ),
    line(
      `grading (${ours.calls.grading} calls, naive ${naive.calls.grading})`,
      total(ours.grading),
      total(naive.grading),
    ),
    line("the whole", whole(ours, total), whole(naive, total)),
    line("the whole, cached prefixes at half price", whole(ours, discounted), whole(naive, discounted)),
    `Later turns cost ${growth.toFixed(2)} times what earlier ones do (naive ${growthOf(naive.turns).toFixed(2)}). Exchanges at 0 needed no model. Answers sent back by the policy: ${sentBack}.`,
    `${met ? "Meets" : "FALLS SHORT of"} the aim: at most a fifth of the naive tokens (it is ${(100 * share).toFixed(1)} %), flat per turn (at most ${GROWTH_MAX} times).`,
  ];
}

function grouped(number: number): string {
  return Math.round(number).toLocaleString("en");
}
