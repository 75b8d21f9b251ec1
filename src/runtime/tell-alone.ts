import type { Interview } from "../interview/interview.ts";
import { LINES } from "../interview/lines.ts";
import { type Message, textMessage } from "../message/message.ts";
import type { ClaimedEffect } from "../ports/store.ts";
import type { NotAllowed, Surface } from "../ports/surface.ts";
import { RUNTIME_LIMITS } from "./limits.ts";
import type { EngineParts } from "./parts.ts";

/** The report of an interview whose place is gone, to each candidate alone. */
export async function tellReport(
  parts: EngineParts,
  interview: Interview,
  report: Message,
  { id, attempt }: Pick<ClaimedEffect, "id" | "attempt">,
): Promise<void> {
  const text = LINES.reportElsewhere(interview.title);
  const message: Message = { ...report, blocks: [{ is: "text", text }, ...report.blocks] };
  await tellAlone(parts, interview, message, { key: id, attempt });
}

/**
 * What stands in the way of the words at a place, to each candidate alone: there nobody would read it. Said once for
 * what could not be said; the operator finds it in the log.
 */
export async function tellRefusal(
  parts: EngineParts,
  interview: Interview,
  error: unknown,
  { id, attempt }: ClaimedEffect,
): Promise<void> {
  if (attempt !== RUNTIME_LIMITS.refusalToldAt || !isNotAllowed(error)) return;
  const message = textMessage(LINES.refused(interview.title, error.says), { kind: "note" });
  try {
    await tellAlone(parts, interview, message, { key: `refused:${id}`, attempt: 1 });
  } catch {
    parts.log.debug({ interview: interview.id }, "a refusal could not be told");
  }
}

async function tellAlone(
  { surfaces, log }: EngineParts,
  { id, place, candidates }: Interview,
  message: Message,
  { key, attempt }: { readonly key: string; readonly attempt: number },
): Promise<void> {
  const surface: Surface | undefined = surfaces.get(place.surface);
  for (const [n, person] of candidates.entries()) {
    try {
      await surface?.tell?.(person, message, { key: `${key}:${n}`, attempt });
    } catch (error) {
      if (!isPlaceLost(error)) throw error;
      log.debug({ interview: id }, "no direct message reaches a candidate");
    }
  }
}

function isNotAllowed(error: unknown): error is NotAllowed {
  return error instanceof Error && "notAllowed" in error && error.notAllowed === true;
}

function isPlaceLost(error: unknown): boolean {
  return error instanceof Error && "placeLost" in error && error.placeLost === true;
}
