import type { Rubric } from "../rubric/rubric.ts";
import { type CriterionStage, LEVELS, type Level, levelRank } from "../rubric/stages.ts";
import type { HireVerdict, NextStep, Scorecard } from "../scoring/scorecard.ts";
import { isHire } from "../scoring/verdict.ts";

/** One system of the library: what choosing the next one needs to know. */
export type LibraryEntry = {
  readonly id: string;
  readonly title: string;
  /** Share of its own criteria's weight by stage, 0–1. */
  readonly weightShare: Readonly<Partial<Record<CriterionStage, number>>>;
};

/** What the suggestions are made from. */
export type Standing = {
  readonly rubric: Rubric;
  readonly level: Level;
  readonly minutes: number;
  readonly style: "coach" | "real";
  readonly verdict: HireVerdict;
  readonly weakest: Scorecard["weakest"];
  /** Time of the interview that was used. */
  readonly spentMs: number;
  /** Ids of curveballs and deep dives that were thrown. */
  readonly used: readonly string[];
  readonly library: readonly LibraryEntry[];
};

const SUGGESTIONS = 3;

export function libraryEntry(rubric: Rubric): LibraryEntry {
  const own = rubric.criteria.filter(({ generic }) => !generic);
  const total = own.reduce((sum, { weight }) => sum + weight, 0);
  const weightShare: Partial<Record<CriterionStage, number>> = {};
  for (const { stage, weight } of own) weightShare[stage] = (weightShare[stage] ?? 0) + weight / total;
  return { id: rubric.id, title: rubric.title, weightShare };
}

/** Three answers to "What are you practising next?", the most useful first. */
export function nextSteps(standing: Standing): readonly NextStep[] {
  const all = [
    retry(standing),
    anotherSystem(standing),
    anotherWay(standing),
    curveball(standing),
    sameAgain(standing),
    shorter(standing),
  ];
  const steps = all.filter((step) => step !== undefined);
  return steps.filter(({ id }, n) => steps.findIndex((one) => one.id === id) === n).slice(0, SUGGESTIONS);
}

function retry({ weakest }: Standing): NextStep | undefined {
  const [first] = weakest;
  if (first === undefined) return undefined;
  return {
    id: `retry:${first.stage}`,
    suggests:
      first.stage === "communicate"
        ? "The same system once more, thinking aloud"
        : `The ${first.stage} stage of this system once more`,
    why: `It is your lowest at ${first.score} of 100, and you will see what changed, point by point.`,
  };
}

function anotherSystem({ rubric, weakest, library }: Standing): NextStep | undefined {
  const weak = weakest[0]?.stage ?? "model";
  const share = (entry: LibraryEntry) => entry.weightShare[weak] ?? 0;
  const best = library.filter(({ id }) => id !== rubric.id).toSorted((a, b) => share(b) - share(a))[0];
  if (best === undefined) return undefined;
  const percent = Math.round(share(best) * 100);
  const why =
    percent > 0
      ? `${percent} % of what it asks for is in ${weak}, where there is most to gain.`
      : "A second system shows what carries over.";
  return { id: `problem:${best.id}`, suggests: best.title, why };
}

/** Who used less than this share of the time left something unsaid, and needs no longer interview. */
const SHORT_SHARE = 0.5;

function anotherWay({ verdict, level, style, minutes, spentMs }: Standing): NextStep {
  const higher = LEVELS[levelRank(level) + 1];
  if (isHire(verdict) && higher !== undefined)
    return {
      id: `level:${higher}`,
      suggests: `This system at ${higher}`,
      why: `You are hired at ${level}; ${higher} asks for what you were not asked here.`,
    };
  if (style === "real")
    return {
      id: "style:coach",
      suggests: "The coach style",
      why: "It tells you after each stage what is still open, while you remember what you said.",
    };
  if (isHire(verdict))
    return {
      id: "style:real",
      suggests: "The real style",
      why: "No word until the end, as on the day itself.",
    };
  const lower = LEVELS[levelRank(level) - 1];
  if (lower !== undefined && verdict === "strong no hire")
    return {
      id: `level:${lower}`,
      suggests: `This system at ${lower}`,
      why: `Breadth first: ${lower} asks for fewer points, and each is needed at ${level} too.`,
    };
  const spent = Math.max(1, Math.round(spentMs / 60_000));
  if (spent < SHORT_SHARE * minutes)
    return {
      id: "again",
      suggests: "This system again, with more said in each stage",
      why: `You used ${spent} of ${minutes} minutes; what is still open fits into the rest.`,
    };
  return {
    id: "minutes:60",
    suggests: "An hour on this system",
    why: "More room for each stage while the structure settles.",
  };
}

function curveball({ rubric, used, weakest }: Standing): NextStep | undefined {
  const open = rubric.curveballs.filter(({ id }) => !used.includes(id));
  const best = open.find(({ stage }) => weakest.some((weak) => weak.stage === stage)) ?? open[0];
  if (best === undefined) return undefined;
  return {
    id: `curveball:${best.id}`,
    suggests: "A curveball you have not met yet",
    why: `This system has one left in ${best.stage}: “${best.says.trim()}”`,
  };
}

function sameAgain({ weakest }: Standing): NextStep {
  const second = weakest[1]?.stage;
  return {
    id: "again",
    suggests: "This system again in a week",
    why:
      second === undefined
        ? "What you know now should still be there."
        : `With an eye on ${second} from the start.`,
  };
}

function shorter({ minutes }: Standing): NextStep {
  const next = minutes > 30 ? 30 : 15;
  return {
    id: `minutes:${next}`,
    suggests: `This system in ${next} minutes`,
    why: "Less time shows whether you say the heaviest points first.",
  };
}
