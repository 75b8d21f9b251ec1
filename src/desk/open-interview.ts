import type { Interview, Person, Place } from "../interview/interview.ts";
import { type Message, textMessage } from "../message/message.ts";
import { shorten } from "../message/shorten.ts";
import type { Inbound, NotAllowed, PlaceLost, Surface } from "../ports/surface.ts";
import type { Rubric } from "../rubric/rubric.ts";
import { interviewIdOf } from "../runtime/start-interview.ts";
import { interviewsOf, isHere } from "./interviews-of.ts";
import { DESK_LIMITS } from "./limits.ts";
import type { DeskParts } from "./parts.ts";
import { typed } from "./typed.ts";
import { type Wish, wishWords } from "./wish.ts";
import type { WorkspaceSettings } from "./workspace-settings.ts";

const note = (text: string) => textMessage(text, { kind: "note" });

/** Why this person may not start an interview here, in words; undefined when nothing stands against it. */
export function whyNot({ place, rights }: Inbound, settings: WorkspaceSettings): string | undefined {
  if (settings.starters === "managers" && rights?.managesWorkspace !== true)
    return "Only those who manage this workspace start interviews here; they can change that in the settings.";
  if (settings.channels !== undefined && !settings.channels.includes(place.channel))
    return "Interviews are not started in this channel; whoever manages this workspace chose others.";
  return undefined;
}

/**
 * Opens a thread with an interview in its lobby, and says where it is. Called again for the same delivery it finds the
 * interview of the first time; a crash in between leaves at most an empty thread, which is found again too.
 */
export async function openInterviewFor(
  parts: DeskParts,
  inbound: Inbound,
  settings: WorkspaceSettings,
  rubric: Rubric,
  wish: Wish,
): Promise<Message> {
  const { engine, surfaces, log } = parts;
  const surface = surfaces.get(inbound.place.surface);
  if (surface === undefined) throw new Error(`surface "${inbound.place.surface}" is not connected here`);
  const refused = whyNot(inbound, settings);
  if (refused !== undefined) return note(refused);
  const key = `${inbound.place.surface}:${inbound.id}`;
  const standing = await liveHere(parts, inbound);
  if (standing !== undefined)
    return standing.id === interviewIdOf(key)
      ? pointTo(surface, standing.place, `Your interview is ready: ${rubric.title}, ${wishWords(wish)}.`)
      : underWay(surface, standing);
  const opened = await openThread(surface, inbound, rubric, wish, key);
  if ("says" in opened) {
    log.warn({ surface: surface.name, workspace: inbound.place.workspace }, opened.says);
    return note(opened.says);
  }
  const { place } = opened;
  const { isPrivate, ...rest } = wish;
  const started = await engine.startInterview({
    ...rest,
    mode: "solo",
    candidates: [inbound.by],
    place,
    key,
    // Without threads the talk stays where it was asked for, and that is taken to be between the two of us.
    isPrivate: isPrivate || place.thread === undefined,
    showsClock: surface.traits.editsMessages,
    ...(!settings.usesModels && { usesModels: false }),
  });
  if (!started.ok)
    return note(
      started.failure.why === "place-taken"
        ? "There is an interview under way here already; end it first."
        : `There is no such system any more; ${typed(parts, inbound, "problems")} lists those there are.`,
    );
  return pointTo(surface, place, `Your interview is ready: ${rubric.title}, ${wishWords(wish)}.`);
}

/** The live interview that this person has in this workspace: one at a time, so that nobody fills it with threads. */
async function liveHere({ store }: DeskParts, inbound: Inbound): Promise<Interview | undefined> {
  const live = await interviewsOf(store, inbound.by.id, { live: true });
  return live.find((one) => isHere(one, inbound) && one.phase.is !== "grading");
}

async function openThread(
  surface: Surface,
  { place, by }: Inbound,
  { title }: Rubric,
  wish: Wish,
  key: string,
): Promise<{ readonly place: Place } | { readonly says: string }> {
  const { thread: _, ...channel } = place;
  try {
    const thread = await surface.openThread(
      channel,
      {
        title: shorten(`${title} · ${by.name}`, DESK_LIMITS.threadTitleMax),
        card: starterCard(by, title, wish),
        isPrivate: wish.isPrivate,
        members: [by],
      },
      { key, attempt: 1 },
    );
    return { place: thread };
  } catch (error) {
    const says = whatItSays(error);
    if (says === undefined) throw error;
    return { says };
  }
}

/** What everybody in the channel sees. */
function starterCard({ name }: Person, title: string, wish: Wish): Message {
  return {
    about: { kind: "status" },
    blocks: [
      { is: "heading", text: title },
      { is: "text", text: `${name} practises: ${wishWords(wish)}.` },
    ],
  };
}

/** With a way out, also for somebody whose thread was deleted while nobody looked. */
function underWay(surface: Surface, { id, asked, place, title }: Interview): Message {
  const message = pointTo(
    surface,
    place,
    `You have an interview under way: ${title}. Go on there, or end it first.`,
  );
  const end = { is: "button", id: `end:${id}:t${asked}`, label: "End it", tone: "danger" } as const;
  return { ...message, actions: [...(message.actions ?? []), end] };
}

/** A note with the way to a place, where there is an address for it. */
export function pointTo(surface: Surface, place: Place, text: string): Message {
  const url = surface.linkTo(place, place.thread);
  return {
    ...note(text),
    ...(url !== undefined && { actions: [{ is: "link", url, label: "Go to the interview" }] }),
  };
}

/** The sentence for the person where a surface may not do something; undefined for any other error. */
export function whatItSays(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ((error as Partial<NotAllowed>).notAllowed === true) return (error as NotAllowed).says;
  return (error as Partial<PlaceLost>).placeLost === true
    ? "I cannot reach this place any more; please try it in another channel."
    : undefined;
}
