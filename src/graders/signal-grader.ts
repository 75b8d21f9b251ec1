import { cuesOf } from "../cues/rubric-cues.ts";
import { findClaim, findWays, holdsAnywhere, touches } from "../evidence/find-ways.ts";
import { type Heard, hear } from "../evidence/heard.ts";
import type { GradeRequest, Grader } from "../ports/grader.ts";
import type { Criterion, RedFlag, Rubric } from "../rubric/rubric.ts";
import type { FlagRaised, Grading, Quote, Score, Verdict } from "../scoring/grade.ts";
import { judgeText } from "./judge-text.ts";
import { everywhere, inReach, isOwnStage, isStaged, type Reach, rubricWords } from "./reach.ts";

/** Raised whenever the same reply could be graded differently than before. */
export const OFFLINE_GRADER = "offline grader, v1";

/**
 * Grades by cues, without a model: for each criterion, whether its parts were claimed in the candidate's own words.
 * Pure and quick (a 45-minute interview takes some ten milliseconds), so the same words always get the same grade.
 */
export function gradeBySignals({ rubric, turns, stages, unstaged }: GradeRequest): Grading {
  const wanted = (stage: Criterion["stage"]) => stages === undefined || stages.includes(stage);
  const { heard, flagged } = hear(turns, rubricWords(rubric));
  const free = unstaged || !isStaged(rubric);
  const scores = rubric.criteria
    .filter((criterion) => wanted(criterion.stage) && criterion.measured === undefined)
    .map((criterion) => judge(criterion, rubric, free ? everywhere(heard) : inReach(criterion.stage, heard)));
  const redFlags = rubric.redFlags
    .filter((flag) => wanted(flag.stage))
    .flatMap((flag) => raised(flag, rubric, free ? heard : heard.filter((turn) => isOwnStage(flag, turn))));
  return { by: OFFLINE_GRADER, scores, redFlags, flagged };
}

/** The port's form of `gradeBySignals`. */
export const signalGrader: Grader = {
  name: OFFLINE_GRADER,
  grade: (request) => Promise.resolve(gradeBySignals(request)),
};

function judge(criterion: Criterion, rubric: Rubric, { heard, isHome }: Reach): Score {
  if (criterion.cues.length === 0) return judgeText(criterion, rubric, heard, OFFLINE_GRADER);
  const { way } = cuesOf(rubric);
  const parts = criterion.cues.map((part) => ({
    name: part.part,
    ways: part.ways.map(way),
    found: findWays(part.ways.map(way), heard, criterion.counts, isHome),
  }));
  const met = parts.filter((part) => part.found !== undefined);
  const firm = met.every((part) => part.found!.firm);
  const weak =
    met.length === 0
      ? findWays(criterion.partly.map(way), heard.filter(isHome), criterion.counts)
      : undefined;
  const verdict: Verdict =
    met.length === parts.length
      ? firm
        ? "covered"
        : "partly"
      : met.length > 0 || weak !== undefined
        ? "partly"
        : "missing";
  const evidence = unique([...met.flatMap((part) => part.found!.quotes), ...(weak?.quotes ?? [])]);
  const sure =
    verdict === "covered" || (verdict === "missing" && !parts.some((part) => touches(part.ways, heard)));
  const because = reason(
    verdict,
    met.map((part) => part.name),
    parts.filter((part) => part.found === undefined).map((part) => part.name),
  );
  return { is: "scored", criterion: criterion.id, verdict, evidence, because, by: OFFLINE_GRADER, sure };
}

function reason(verdict: Verdict, said: readonly string[], unsaid: readonly string[]): string {
  if (verdict === "covered") return `Said ${list(said)}.`;
  if (verdict === "missing") return `Nothing found on ${list(unsaid)}.`;
  if (said.length === 0) return `Touched on it, without ${list(unsaid)}.`;
  if (unsaid.length === 0) return `Said ${list(said)}, but as something not sure of.`;
  return `Said ${list(said)}; nothing found on ${list(unsaid)}.`;
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "it") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function unique(quotes: readonly Quote[]): Quote[] {
  const seen = new Set<string>();
  return quotes.filter((quote) => {
    const key = `${quote.turn} ${quote.text}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/**
 * One is raised when it is claimed in some turn and not taken back there or in an earlier one of its stage: who named
 * the calibration before may speak of AUC alone later. Manners are judged turn by turn.
 */
function raised(flag: RedFlag, rubric: Rubric, heard: readonly Heard[]): FlagRaised[] {
  const { way } = cuesOf(rubric);
  const cues = flag.cues.map(way);
  const unless = flag.unless.map(way);
  for (const turn of heard) {
    const isTakenBack = holdsAnywhere(unless, turn);
    if (isTakenBack && flag.stage !== "communicate") return [];
    const evidence = isTakenBack ? undefined : findClaim(cues, turn);
    if (evidence !== undefined) return [{ flag: flag.id, evidence, by: OFFLINE_GRADER }];
  }
  return [];
}
