import type { StageId } from "../rubric/stages.ts";
import type { Failure } from "./events.ts";
import type { Interview, MessageRef, Millis } from "./interview.ts";

/** What models take. */
export type PictureType = "image/png" | "image/jpeg" | "image/webp" | "image/gif";

/** What has become of a picture. Only what its candidate has confirmed counts. */
export type PictureFate =
  | { readonly is: "reading" }
  /** Read, and not said back yet: the candidate does not have the floor, or has another reading to look at. */
  | { readonly is: "read"; readonly text: string }
  /** Said back, when the draft had so many messages; it may be confirmed as long as the question `turn` stands. */
  | { readonly is: "said"; readonly text: string; readonly turn: number; readonly drafted: number }
  | { readonly is: "counted"; readonly text: string }
  | { readonly is: "left-out"; readonly text?: string; readonly why: string }
  | { readonly is: "unread"; readonly why: Failure["kind"] };

/** A picture that a candidate sent. The bytes are a document of the store. */
export type SentPicture = {
  readonly ref: MessageRef;
  readonly person: string;
  /** Content hash of the document. */
  readonly document: string;
  readonly mediaType: PictureType;
  /** Such as the name of the file. */
  readonly name?: string;
  readonly stage: StageId;
  readonly at: Millis;
  /** Who read it, such as "picture reader, prompt v1". */
  readonly readBy?: string;
  readonly fate: PictureFate;
};

export type SaidPicture = SentPicture & { readonly fate: Extract<PictureFate, { is: "said" }> };

/** The reading that waits for the candidate's yes or no. There is one at a time. */
export function saidPicture(state: Interview): SaidPicture | undefined {
  return state.pictures?.find((picture): picture is SaidPicture => picture.fate.is === "said");
}

/** Whether one is being looked at. */
export function isReadingPicture(state: Interview): boolean {
  return state.pictures?.some(({ fate }) => fate.is === "reading") ?? false;
}

/** Whether a reply should not be taken for complete yet. Words typed after the reading are an answer to it. */
export function waitsForPicture(state: Interview): boolean {
  const said = saidPicture(state);
  if (said !== undefined) return state.draft.length <= said.fate.drafted;
  return isReadingPicture(state);
}

/** The state with another fate for one picture. */
export function withFate(state: Interview, ref: MessageRef, fate: PictureFate, readBy?: string): Interview {
  const pictures = (state.pictures ?? []).map((picture) =>
    picture.ref === ref ? { ...picture, fate, ...(readBy !== undefined && { readBy }) } : picture,
  );
  return { ...state, pictures };
}

/** By this ref the words of a picture are kept among the messages of a reply. */
export function diagramRef(ref: MessageRef): MessageRef {
  return `${ref}#diagram`;
}
