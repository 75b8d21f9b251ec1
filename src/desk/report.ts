import { type Message, textMessage } from "../message/message.ts";
import type { Inbound } from "../ports/surface.ts";
import { missedMessage, referenceMessage } from "../report/missed-message.ts";
import { reportCard } from "../report/report-card.ts";
import type { Answer } from "./command.ts";
import {
  interviewsOf,
  isHere,
  isReported,
  loadInterview,
  maySee,
  type ReportedInterview,
} from "./interviews-of.ts";
import type { DeskParts } from "./parts.ts";
import { typed } from "./typed.ts";

const note = (text: string) => textMessage(text, { kind: "note" });

/** The same words for a report that is not there and for one that is somebody else's: an id tells nothing. */
const NO_SUCH_REPORT = note("There is no such report, or it was not shared.");

/** `report`: one's own latest, one by its id, or the latest that somebody shared. */
export function createReport(parts: DeskParts): Answer {
  return async ({ inbound, options: { id, user } }) => {
    if (id !== undefined) return reportById(parts, inbound, id.trim());
    if (user !== undefined && user !== inbound.by.id) return sharedBy(parts, inbound, user);
    const own = await interviewsOf(parts.store, inbound.by.id);
    const latest = own.find(isReported);
    const newest = own[0];
    if (newest !== undefined && newest.phase.is === "grading" && newest.id !== latest?.id)
      return note(`Your report about ${newest.title} is being written; ask again in a moment.`);
    return latest === undefined
      ? note(`You have no report yet; ${typed(parts, inbound, "start")} leads to the first.`)
      : card(parts, latest);
  };
}

/** The button `show-report`: in full, for whoever may see it. */
export function createShowReport(parts: DeskParts): Answer {
  return async ({ inbound, subject }) => reportById(parts, inbound, subject);
}

/** The button `missed`. */
export function createMissed(parts: DeskParts): Answer {
  return async ({ inbound, subject }) => {
    const found = await visibleReport(parts, inbound, subject);
    return found === undefined ? NO_SUCH_REPORT : missedMessage(found.phase.scorecard);
  };
}

/** The button `reference`: a full answer to compare with. */
export function createReference(parts: DeskParts): Answer {
  return async ({ inbound, subject }) => {
    const found = await visibleReport(parts, inbound, subject);
    return found === undefined ? NO_SUCH_REPORT : referenceMessage(found.phase.scorecard);
  };
}

/** A report that this person may see. */
export async function visibleReport(
  { store }: DeskParts,
  inbound: Inbound,
  id: string,
): Promise<ReportedInterview | undefined> {
  const found = await loadInterview(store, id);
  return found !== undefined && isReported(found) && maySee(found, inbound) ? found : undefined;
}

async function reportById(parts: DeskParts, inbound: Inbound, id: string): Promise<Message> {
  const found = await visibleReport(parts, inbound, id);
  return found === undefined ? NO_SUCH_REPORT : card(parts, found);
}

async function sharedBy(parts: DeskParts, inbound: Inbound, person: string): Promise<Message> {
  const theirs = await interviewsOf(parts.store, person);
  const shared = theirs.filter(isReported).find((one) => one.isShared && isHere(one, inbound));
  return shared === undefined ? note("This person has shared no report here.") : card(parts, shared);
}

async function card({ store, surfaces }: DeskParts, interview: ReportedInterview): Promise<Message> {
  const { id, place, phase } = interview;
  const surface = surfaces.get(place.surface);
  const used = await store.used({ interview: id });
  // What was deleted has no address any more.
  const linkTo = (ref?: string) => (interview.isPlaceLost ? undefined : surface?.linkTo(place, ref));
  return reportCard(phase.scorecard, interview, used, linkTo);
}
