import { cuesOf } from "../../../cues/rubric-cues.ts";
import { findWays } from "../../../evidence/find-ways.ts";
import { hear } from "../../../evidence/heard.ts";
import { gradeBySignals } from "../../../graders/signal-grader.ts";
import type { Criterion } from "../../../rubric/rubric.ts";
import { STAGE_IDS } from "../../../rubric/stages.ts";
import type { Ground, Rule } from "../rule.ts";

/** What advises is no question, whoever named the thing first. */
const ADVISES =
  /\b(?:you (?:should|could|might want to|may want to|need to|ought to|had better) (?:\w+ly |also |just )?(?:use|try|add|build|train|consider|choose|apply|start|take|look)|i(?:'d| would) (?:\w+ly |also |just )?(?:use|build|train|add|choose|go with|start with|suggest|recommend|expect)|i (?:suggest|recommend|propose)|(?:have|had|did) you (?:not )?(?:considered?|thought (?:of|about)|tried|try|think of)|(?:consider|how about|what about) (?:using|adding|trying|applying|building|training)|why (?:not|don't you) (?:just |simply )?(?:use|try|add|build|apply)|the (?:right|correct|best|usual|standard|ideal) (?:choice|approach|way|metric|model|design|solution) (?:is|would be|here))\b/i;

/**
 * The interviewer's words would not themselves meet what is still open. They are read as a candidate's claim, questions
 * included, since "Would you not watch the drift of the scores?" gives it away as well as a statement.
 */
export const givesNoDesign: Rule = {
  name: "design",
  because: "that gives the candidate a piece of the design; name nothing that they have not named.",
  isBroken({ say, about }, ground) {
    if (say === "") return false;
    if (ADVISES.test(say)) return true;
    const safe = ground.allowance.targets.find(({ id }) => id === about)?.question ?? "";
    return openCriteria(ground).some((criterion) =>
      criterion.cues.length === 0
        ? meetsText(say, criterion, ground)
        : meetsCues(say, criterion, [safe, criterion.followUp ?? ""], ground),
    );
  },
};

function openCriteria({ brief }: Ground): Criterion[] {
  const open = new Set(
    brief.grading.scores.flatMap((score) =>
      score.is === "scored" && score.verdict !== "covered" ? [score.criterion] : [],
    ),
  );
  return brief.rubric.criteria.filter(
    ({ id, stage, measured }) => measured === undefined && open.has(id) && stage !== "communicate",
  );
}

/**
 * Whether what the candidate left open of a criterion is in the interviewer's words. What the rubric's own questions
 * name is no secret: their author weighed that.
 */
function meetsCues(
  say: string,
  criterion: Criterion,
  safe: readonly string[],
  { brief, words }: Ground,
): boolean {
  const { way } = cuesOf(brief.rubric);
  const isHome = () => criterion.stage === brief.stage;
  const isIn = (text: string) => {
    const { heard } = hear([turnOf(text, brief.stage)]);
    return (part: Criterion["cues"][number]) =>
      findWays(part.ways.map(way), heard, "both", isHome) !== undefined;
  };
  const given = criterion.cues.filter(isIn(say));
  if (given.length === 0) return false;
  const unmet = criterion.cues.filter(
    (part) => findWays(part.ways.map(way), words.heard, criterion.counts) === undefined,
  );
  if (unmet.length === 0 || !unmet.every((part) => given.includes(part))) return false;
  // Of a far stage a single part is brushed against by chance, and an answer here would not meet it.
  if (distance(criterion, brief) > 1 && given.length < 2) return false;
  return !safe.some((question) => unmet.some(isIn(question)));
}

function distance({ stage }: Criterion, brief: Ground["brief"]): number {
  return stage === "communicate" ? 0 : Math.abs(STAGE_IDS.indexOf(stage) - STAGE_IDS.indexOf(brief.stage));
}

/** The same for an operator's criterion without cues. */
function meetsText(say: string, criterion: Criterion, { brief }: Ground): boolean {
  const claim = say.replaceAll("?", ".");
  const { scores } = gradeBySignals({
    rubric: { ...brief.rubric, criteria: [criterion], redFlags: [] },
    level: brief.interview.level,
    turns: [turnOf(claim, brief.stage)],
    unstaged: true,
  });
  return scores.some((score) => score.is === "scored" && score.verdict === "covered");
}

function turnOf(text: string, stage: Ground["brief"]["stage"]) {
  return { n: 1, who: "candidate", stage, kind: "reply", text, at: 0 } as const;
}
