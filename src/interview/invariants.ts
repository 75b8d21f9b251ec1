import type { Interview } from "./interview.ts";
import { LIMITS } from "./limits.ts";
import type { SentPicture } from "./pictures.ts";

/** What must hold of every interview at every moment; each broken one as a sentence. Kept on in production. */
export function brokenInvariants(state: Interview): string[] {
  const broken: string[] = [];
  const demand = (holds: boolean, says: string) => {
    if (!holds) broken.push(says);
  };
  for (const [i, turn] of state.turns.entries())
    demand(turn.n === i + 1, `turn ${i + 1} is numbered ${turn.n}`);
  demand(state.turns.length <= LIMITS.turnsMax + LIMITS.draftMessagesMax, "more turns than the limit");
  demand(state.draft.length <= LIMITS.draftMessagesMax, "more drafted messages than the limit");
  demand(state.lastAt >= state.createdAt, "the clock went back before the beginning");
  for (const [stage, spent] of Object.entries(state.spentMs))
    demand(spent >= 0 && Number.isFinite(spent), `time spent in ${stage} is ${spent}`);
  const refs = [
    ...state.draft.map((message) => message.ref),
    ...state.turns.flatMap((turn) => turn.messages?.map((message) => message.ref) ?? []),
  ];
  demand(new Set(refs).size === refs.length, "a message is kept twice");
  demand(new Set(state.used).size === state.used.length, "something was used twice");
  demand(
    state.hints.every((hint) => LIMITS.hintCosts[hint.step - 1] === hint.cost),
    "a hint costs other than what was said",
  );
  const pictures = state.pictures ?? [];
  demand(pictures.length <= LIMITS.picturesMax, "more pictures than the limit");
  demand(new Set(pictures.map(({ ref }) => ref)).size === pictures.length, "a picture is kept twice");
  demand(pictures.filter(({ fate }) => fate.is === "said").length <= 1, "two pictures wait for one answer");
  const { phase } = state;
  if (phase.is === "asking" || phase.is === "listening") {
    demand(state.startedAt !== undefined, "it runs and never started");
    demand(phase.turn === state.asked, "the question that stands is not the last one asked for");
    demand(
      state.plan.some((one) => one.stage === phase.stage),
      "it is in a stage that is not in its plan",
    );
  }
  if (phase.is === "listening")
    demand(phase.hintsGiven <= LIMITS.hintCosts.length, "too many hints for one question");
  const { clock } = state;
  demand(
    clock?.shownAt !== undefined || (clock?.ref === undefined && !clock?.isLate),
    "the clock is there and was never shown",
  );
  demand(
    !state.isShared || (phase.is === "reported" && state.place.thread !== undefined),
    "nothing to share",
  );
  demand(
    !state.isPlaceLost || phase.is === "grading" || phase.is === "reported" || phase.is === "abandoned",
    "it goes on in a place that is gone",
  );
  if (phase.is === "reported") {
    const { failures = 0, updates = 0 } = phase;
    demand(
      failures >= 0 && failures <= LIMITS.gradingFailuresMax,
      "its grading failed more often than may be",
    );
    demand(updates <= phase.scorecard.criteria.length + 1, "its report was updated without getting fuller");
  }
  if (phase.is === "grading" || phase.is === "reported") {
    demand(state.draft.length === 0, "words were left in the draft");
    demand(pictures.every(hasItsEnd), "a picture was left without an end");
    demand(state.endedAt !== undefined, "it ended without a time");
  }
  return broken;
}

function hasItsEnd({ fate }: SentPicture): boolean {
  return fate.is === "counted" || fate.is === "left-out" || fate.is === "unread";
}
