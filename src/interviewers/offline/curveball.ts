import { cuesOf } from "../../cues/rubric-cues.ts";
import { findWays } from "../../evidence/find-ways.ts";
import { hear } from "../../evidence/heard.ts";
import type { InterviewerReply } from "../../interview/events.ts";
import type { Brief } from "../../ports/interviewer.ts";
import type { Curveball } from "../../rubric/schema.ts";
import { STAGE_IDS } from "../../rubric/stages.ts";
import { OFFLINE_INTERVIEWER } from "./name.ts";

const stagePlace = (stage: Curveball["stage"]) => STAGE_IDS.indexOf(stage);

/**
 * The one curveball of an interview, chosen by what the candidate has committed to. It is thrown in its own stage
 * once a first follow-up is out, or later; one that fits anybody is thrown only when the last stages are reached.
 */
export function throwCurveball(brief: Brief): InterviewerReply | undefined {
  if (brief.interview.used.some((id) => id.startsWith("curveball:"))) return undefined;
  const here = stagePlace(brief.stage);
  if (here < stagePlace("model")) return undefined;
  const late = here >= stagePlace("serve");
  const warmedUp = (brief.interview.followUps[brief.stage] ?? 0) >= 1;
  if (!warmedUp && !late) return undefined;
  const due = brief.rubric.curveballs.filter((curveball) => stagePlace(curveball.stage) <= here);
  const committed = due.filter((curveball) => curveball.when !== undefined && isCommitted(curveball, brief));
  // The closer to the stage at hand, the more it is about what was just said.
  const chosen =
    committed.toSorted((a, b) => stagePlace(b.stage) - stagePlace(a.stage))[0] ??
    (late && warmedUp ? due.find((curveball) => curveball.when === undefined) : undefined);
  if (chosen === undefined) return undefined;
  const when = chosen.stage === brief.stage ? "You chose" : "Earlier you chose";
  const lead =
    chosen.when !== undefined && chosen.commitment !== undefined ? `${when} ${chosen.commitment}. ` : "";
  return {
    text: `${lead}${chosen.says.trim()}`,
    kind: "curveball",
    about: chosen.id,
    used: [`curveball:${chosen.id}`],
    moveOn: false,
    by: OFFLINE_INTERVIEWER,
  };
}

function isCommitted(curveball: Curveball, brief: Brief): boolean {
  const { way } = cuesOf(brief.rubric);
  const { heard } = hear(brief.interview.turns);
  return findWays((curveball.when ?? []).map(way), heard, "claims")?.firm === true;
}
