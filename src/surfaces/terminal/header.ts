import stringWidth from "string-width";
import { clockText } from "../../message/clock-text.ts";
import type { About } from "../../message/message.ts";
import type { Paint } from "./paint.ts";

/** Kinds of message with which the interviewer turns to the candidate; the others are quiet asides. */
const WITH_HEADER = new Set([
  "opening",
  "follow-up",
  "answer",
  "push-back",
  "hint",
  "curveball",
  "deep-dive",
  "nudge",
  "closing",
]);

/**
 * The line above the interviewer's words: where in the interview we are, what this is, and the clock.
 * `clarify ▸ frame ▸ [data] ▸ model ▸ …   follow-up   12:40 of 45:00`
 */
export function headerLine(
  about: About | undefined,
  stages: readonly string[],
  width: number,
  paint: Paint,
): string | undefined {
  if (about === undefined || !WITH_HEADER.has(about.kind)) return undefined;
  const clock =
    about.clock === undefined
      ? ""
      : `${clockText(about.clock.spentMs)} of ${clockText(about.clock.lengthMs)}`;
  const kind = about.kind === "opening" ? "" : about.kind;
  const right = [kind, clock].filter((part) => part !== "").join("   ");
  const room = width - stringWidth(right) - 2;
  const bar =
    [stageBar(about.stage, stages), shortBar(about.stage, stages), about.stage ?? ""].find(
      (each) => stringWidth(each) <= room,
    ) ?? "";
  const gap = " ".repeat(Math.max(2, width - stringWidth(bar) - stringWidth(right)));
  return `${paint("cyan", bar)}${gap}${paint("dim", right)}`;
}

function stageBar(stage: string | undefined, stages: readonly string[]): string {
  return stages.map((each) => (each === stage ? `[${each}]` : each)).join(" ▸ ");
}

/** For narrow windows: `[data] 3 of 7`. */
function shortBar(stage: string | undefined, stages: readonly string[]): string {
  const index = stages.indexOf(stage ?? "");
  return index === -1 ? (stage ?? "") : `[${stage}] ${index + 1} of ${stages.length}`;
}
