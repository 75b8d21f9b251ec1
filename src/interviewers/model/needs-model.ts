import type { Brief } from "../../ports/interviewer.ts";
import { STAGE_IDS } from "../../rubric/stages.ts";
import { readQuestions } from "../offline/questions.ts";
import { latestReplies } from "../offline/room.ts";
import { faultOf } from "../offline/vague.ts";
import { replyOffline } from "../offline-interviewer.ts";
import type { Allowance } from "./allowance.ts";

const MANNERS_WORDS_MAX = 20;

/**
 * Whether there is nothing to choose, so that the offline interviewer's words are taken without a call: openings,
 * hints and the closing question are the same for everybody, and where only the next stage is left it is gone to.
 */
export function isSettled(brief: Brief, allowance: Allowance): boolean {
  if (brief.purpose !== "respond" && brief.purpose !== "skip") return true;
  // What is said in the rubric's own words needs nobody to word it.
  if (allowance.moves.every((move) => move === "curveball" || move === "deep-dive")) return true;
  if (brief.purpose === "skip") return isLateCurveball(brief, allowance);
  // A reply aimed at the interviewer gets a plain word back, and the model never has to withstand it.
  if (faultOf(brief) === "aimed-at-me") return true;
  return asksForManners(brief) || isLateCurveball(brief, allowance);
}

/** "Shall I go on?" by itself has one answer. */
function asksForManners(brief: Brief): boolean {
  const text = latestReplies(brief)
    .map((turn) => turn.text)
    .join("\n\n");
  if (text.split(/\s+/).length > MANNERS_WORDS_MAX) return false;
  const asked = readQuestions(text, brief.rubric);
  return asked.length > 0 && asked.every((one) => one.is === "manners");
}

/** From serving on the curveball is thrown as soon as it fits, so that no interview goes without. */
function isLateCurveball(brief: Brief, { curveball, moves }: Allowance): boolean {
  const isLate = STAGE_IDS.indexOf(brief.stage) >= STAGE_IDS.indexOf("serve");
  if (!isLate || curveball === undefined || moves.includes("answer")) return false;
  return replyOffline(brief).kind === "curveball";
}
