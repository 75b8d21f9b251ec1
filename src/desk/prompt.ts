import { type Message, textMessage } from "../message/message.ts";
import type { Rubric } from "../rubric/rubric.ts";
import type { Answer } from "./command.ts";
import { findProblem, SURPRISE, surpriseFor } from "./find-problem.ts";
import { openInterviewFor, whatItSays, whyNot } from "./open-interview.ts";
import type { DeskParts } from "./parts.ts";
import { typed } from "./typed.ts";
import { choicesOf, type Wish, wishWords } from "./wish.ts";

const note = (text: string) => textMessage(text, { kind: "note" });

/** `prompt`: a design prompt for everybody in the channel; whoever presses Start gets a thread of their own. */
export function createPrompt(parts: DeskParts): Answer {
  const { surfaces, log } = parts;
  return async ({ inbound, options, settings }) => {
    const refused = whyNot(inbound, settings);
    if (refused !== undefined) return note(refused);
    const { problem = SURPRISE } = options;
    // It is for everybody, so nobody's own history has a say in it.
    const rubric = problem === SURPRISE ? surpriseFor(parts, [], parts.random) : findProblem(parts, problem);
    if (rubric === undefined)
      return note(
        `There is no system "${problem.slice(0, 60)}"; ${typed(parts, inbound, "problems")} lists those there are.`,
      );
    const surface = surfaces.get(inbound.place.surface);
    if (surface === undefined) throw new Error(`surface "${inbound.place.surface}" is not connected here`);
    const wish: Wish = { ...choicesOf(options, settings), problem: rubric.id };
    try {
      const key = `prompt:${inbound.place.surface}:${inbound.id}`;
      await surface.post(inbound.place, promptMessage(rubric, wish), { key, attempt: 1 });
    } catch (error) {
      const says = whatItSays(error);
      if (says === undefined) throw error;
      log.warn({ surface: surface.name, workspace: inbound.place.workspace }, says);
      return note(says);
    }
    return note("Posted. Whoever presses Start gets a thread of their own.");
  };
}

/** The button of a posted prompt. */
export function createTake(parts: DeskParts): Answer {
  return async ({ inbound, subject, settings }) => {
    const [problem = "", level = "", minutes = "", style = ""] = subject.split(".");
    const rubric = findProblem(parts, problem);
    if (rubric === undefined) return note("This system is not in the library any more.");
    const wish = { ...choicesOf({ level, minutes, style }, settings), problem: rubric.id };
    return openInterviewFor(parts, inbound, settings, rubric, wish);
  };
}

function promptMessage({ id, title, prompt }: Rubric, wish: Wish): Message {
  const { level, minutes, style } = wish;
  return {
    about: { kind: "prompt" },
    blocks: [
      { is: "heading", text: title },
      { is: "text", text: prompt },
      {
        is: "text",
        text: `${wishWords(wish)}. Everybody who starts gets a thread of their own.`,
        tone: "quiet",
      },
    ],
    actions: [
      { is: "button", id: `take:${id}.${level}.${minutes}.${style}`, label: "Start", tone: "primary" },
    ],
  };
}
