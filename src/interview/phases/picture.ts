import type { Message } from "../../message/message.ts";
import type { InterviewEffect } from "../effects.ts";
import type { Failure, InterviewEvent } from "../events.ts";
import type { Interview } from "../interview.ts";
import { LIMITS } from "../limits.ts";
import { aboutNow, alarm, ignore, sayAside, settleAlarm, stay } from "../moves.ts";
import { pictureAnswerOf } from "../picture-answer.ts";
import { PICTURE_LINES } from "../picture-lines.ts";
import {
  diagramRef,
  type SaidPicture,
  type SentPicture,
  saidPicture,
  waitsForPicture,
  withFate,
} from "../pictures.ts";
import type { Step } from "../step-result.ts";
import { isKnown, keepMessage } from "./keep-message.ts";

/** What has to do with pictures, in any phase; undefined for everything else. */
export function stepPicture(state: Interview, event: InterviewEvent): Step | undefined {
  switch (event.is) {
    case "picture-sent":
      return take(state, event);
    case "picture-read":
      return read(state, event);
    case "picture-unread":
      return unread(state, event.picture, event.failure.kind);
    case "picture-confirmed":
      return answer(state, event, "yes");
    case "picture-refused":
      return answer(state, event, "no");
    case "alarm-rang":
      if (event.alarm.kind !== "picture-late") return undefined;
      return unread(state, event.alarm.picture ?? "", "timeout");
    case "candidate-said": {
      const said = pictureAnswerOf(event.text);
      const asked = saidPicture(state)?.person === event.by;
      return asked && said !== undefined ? answer(state, event, said) : undefined;
    }
    default:
      return undefined;
  }
}

function take(state: Interview, sent: Extract<InterviewEvent, { is: "picture-sent" }>): Step {
  const { phase, pictures = [] } = state;
  const refuse = (line: string) => ignore(state, "out-of-place", sayAside(state, line));
  if (!state.candidates.some(({ id }) => id === sent.by)) return ignore(state, "not-yours");
  const { picture: ref, document, mediaType, name } = sent;
  if (pictures.some((one) => one.ref === ref) || isKnown(state, diagramRef(ref)))
    return ignore(state, "stale");
  if (phase.is === "lobby") return refuse(PICTURE_LINES.notBegun);
  if (phase.is === "paused") return refuse(PICTURE_LINES.paused);
  if (phase.is !== "listening" && phase.is !== "asking") return refuse(PICTURE_LINES.afterEnd);
  if (pictures.length >= LIMITS.picturesMax)
    return ignore(state, "over-limit", sayAside(state, PICTURE_LINES.tooMany));
  const { stage } = phase;
  const at = state.lastAt;
  const taken: SentPicture = {
    ref,
    person: sent.by,
    document,
    mediaType,
    ...(name !== undefined && { name }),
    stage,
    at,
    fate: { is: "reading" },
  };
  return stay(
    { ...state, pictures: [...pictures, taken] },
    sayAside(state, PICTURE_LINES.looking),
    { is: "read-picture", picture: ref, document, stage },
    alarm(state, LIMITS.pictureReadingMs, { kind: "picture-late", epoch: state.epoch, picture: ref }),
  );
}

function isBeingRead(state: Interview, ref: string): boolean {
  return state.pictures?.some((one) => one.ref === ref && one.fate.is === "reading") ?? false;
}

function read(state: Interview, event: Extract<InterviewEvent, { is: "picture-read" }>): Step {
  const { picture: ref, readBy } = event;
  if (!isBeingRead(state, ref)) return ignore(state, "stale");
  const text = event.text.slice(0, LIMITS.pictureTextMax).trim();
  if (text !== "") return stay(withFate(state, ref, { is: "read", text }, readBy));
  const next = withFate(state, ref, { is: "left-out", why: "no diagram was seen in it" }, readBy);
  return stay(next, sayAside(next, PICTURE_LINES.noDiagram), ...settleAgain(next));
}

function unread(state: Interview, ref: string, why: Failure["kind"]): Step {
  if (!isBeingRead(state, ref)) return ignore(state, "stale");
  const next = withFate(state, ref, { is: "unread", why });
  const line = why === "misconfigured" ? PICTURE_LINES.cannotSee : PICTURE_LINES.unread;
  return stay(next, sayAside(next, line), ...settleAgain(next));
}

/** A yes makes the reading the candidate's own words; a no leaves it out, and the record says so. */
function answer(state: Interview, { by }: { readonly by: string }, said: "yes" | "no"): Step {
  const picture = saidPicture(state);
  if (picture === undefined) return ignore(state, "stale");
  if (picture.person !== by) return ignore(state, "not-yours");
  if (said === "yes") return confirm(state, picture);
  const { text } = picture.fate;
  const next = withFate(state, picture.ref, { is: "left-out", text, why: "you said that it was not right" });
  return stay(next, sayAside(next, PICTURE_LINES.refused), ...settleAgain(next));
}

function confirm(state: Interview, { ref, person, fate: { text } }: SaidPicture): Step {
  const words = {
    is: "candidate-said",
    id: "",
    at: state.lastAt,
    by: person,
    message: diagramRef(ref),
    text: `Diagram:\n${text}`,
  } as const;
  return keepMessage(state, words, (kept) => {
    const next = withFate(kept, ref, { is: "counted", text });
    return stay(next, sayAside(next, PICTURE_LINES.counted), ...settleAgain(next));
  });
}

/** While a picture was open the reply did not settle; now it may. */
function settleAgain(state: Interview): InterviewEffect[] {
  const { phase } = state;
  const settles = phase.is === "listening" && state.draft.length > 0 && !waitsForPicture(state);
  return settles ? [settleAlarm(state, phase.turn)] : [];
}

/**
 * What follows for pictures from any step: a reading is said back as soon as the candidate has the floor, one that was
 * neither confirmed nor refused is left out when the next question comes, and at the end none stays open.
 */
export function tendPictures(before: Interview, step: Step): Step {
  const { state } = step;
  if (state.pictures === undefined) return step;
  const { phase } = state;
  if (phase.is === "grading" || phase.is === "reported" || phase.is === "abandoned")
    return { ...step, state: { ...state, pictures: state.pictures.map(atTheEnd) } };
  const said = saidPicture(state);
  if (said !== undefined && said.fate.turn !== state.asked) {
    const { text } = said.fate;
    const next = withFate(state, said.ref, { is: "left-out", text, why: "you did not confirm it" });
    return tendPictures(before, {
      ...step,
      state: next,
      effects: [...step.effects, sayAside(next, PICTURE_LINES.expired)],
    });
  }
  const firstWords =
    before.draft.length === said?.fate.drafted && state.draft.length === said.fate.drafted + 1;
  if (firstWords) return { ...step, effects: [...step.effects, sayAside(state, PICTURE_LINES.alsoSayYes)] };
  const waiting = state.pictures.find(({ fate }) => fate.is === "read");
  return said === undefined && waiting !== undefined && phase.is === "listening"
    ? sayBack(step, waiting)
    : step;
}

function atTheEnd(picture: SentPicture): SentPicture {
  const { fate } = picture;
  if (fate.is === "reading") return { ...picture, fate: { is: "left-out", why: "it was not read in time" } };
  if (fate.is === "read" || fate.is === "said")
    return { ...picture, fate: { is: "left-out", text: fate.text, why: "you did not confirm it" } };
  return picture;
}

function sayBack(step: Step, { ref, fate }: SentPicture): Step {
  if (fate.is !== "read") return step;
  const { text } = fate;
  const { asked, draft, id } = step.state;
  const next = withFate(step.state, ref, { is: "said", text, turn: asked, drafted: draft.length });
  const message: Message = {
    about: aboutNow(next, "note"),
    blocks: [
      { is: "text", text: PICTURE_LINES.readBack },
      { is: "quote", text },
      { is: "text", text: PICTURE_LINES.isThatRight },
    ],
    actions: [
      { is: "button", id: `picture-yes:${id}:t${asked}`, label: "Yes, that is right", tone: "primary" },
      { is: "button", id: `picture-no:${id}:t${asked}`, label: "No, leave it out" },
    ],
  };
  return { ...step, state: next, effects: [...step.effects, { is: "say", message }] };
}
