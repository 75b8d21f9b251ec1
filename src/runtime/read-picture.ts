import type { InterviewEffect } from "../interview/effects.ts";
import type { Failure, InterviewEvent } from "../interview/events.ts";
import type { Interview } from "../interview/interview.ts";
import type { SentPicture } from "../interview/pictures.ts";
import type { PictureReading } from "../ports/picture-reader.ts";
import { failed, type Result } from "../ports/result.ts";
import type { ApplyEvent } from "./apply-event.ts";
import type { EngineParts } from "./parts.ts";
import { pictureOf } from "./picture-document.ts";
import { failureOf, stoppedOr } from "./thinking.ts";

type ReadPicture = Extract<InterviewEffect, { is: "read-picture" }>;

const NO_READER: Failure = {
  kind: "misconfigured",
  message: "no model that sees pictures is configured: set VISION_MODEL",
};
const NO_DOCUMENT: Failure = { kind: "internal", message: "the picture is not in the store" };

/** Has a picture read and brings what was read back as an event; one that nobody waits for any more is left alone. */
export async function readPicture(
  { store, pictureReader, log }: EngineParts,
  applyEvent: ApplyEvent,
  effect: ReadPicture,
  interview: Interview,
  eventId: string,
  signal: AbortSignal,
): Promise<void> {
  const sent = interview.pictures?.find(({ ref }) => ref === effect.picture);
  if (sent?.fate.is !== "reading") return;
  const reading = await lookAt(sent);
  await applyEvent(interview.id, (_, at): InterviewEvent => {
    const base = { id: eventId, at, picture: sent.ref };
    return reading.ok
      ? { ...base, is: "picture-read", text: reading.value.text, readBy: pictureReader?.name ?? "" }
      : { ...base, is: "picture-unread", failure: reading.failure };
  });
  if (reading.ok || pictureReader === undefined) return;
  const about = { interview: interview.id, reader: pictureReader.name, kind: reading.failure.kind };
  log.warn(about, "a picture could not be read");

  async function lookAt({ document, person }: SentPicture): Promise<Result<PictureReading, Failure>> {
    if (pictureReader === undefined || interview.usesModels === false) return failed(NO_READER);
    const body = await store.document(document);
    if (body === undefined) return failed(NO_DOCUMENT);
    const account = { interview: interview.id, person, workspace: interview.place.workspace };
    try {
      const reading = await pictureReader.read({ picture: pictureOf(body), account }, signal);
      return reading.ok ? reading : failed(stoppedOr(reading.failure, signal));
    } catch (error) {
      return failed(failureOf(error, signal));
    }
  }
}
