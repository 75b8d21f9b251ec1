import { DiscordAPIError, RESTJSONErrorCodes } from "discord.js";
import type { NotAllowed, PlaceLost } from "../../ports/surface.ts";

/** See `NotAllowed`. */
export function notAllowed(says: string): NotAllowed {
  return Object.assign(new Error(says), { name: "NotAllowed", notAllowed: true as const, says });
}

/** See `PlaceLost`. */
export function placeLost(why: string): PlaceLost {
  return Object.assign(new Error(why), { name: "PlaceLost", placeLost: true as const });
}

export function isNotAllowed(error: unknown): error is NotAllowed {
  return error instanceof Error && "notAllowed" in error && error.notAllowed === true;
}

/** Whether Discord refused with one of these codes. */
export function isCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}

const GONE: readonly number[] = [RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.UnknownGuild];

/** An interaction that waited too long, or was answered already: nothing is left to be done about it. */
export const PAST: readonly number[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.InvalidWebhookToken,
];

const NO_ANSWER: readonly number[] = [RESTJSONErrorCodes.CannotSendMessagesToThisUser];
const NO_THREADS: readonly number[] = [
  RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
  RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
];
const FULL: readonly number[] = [RESTJSONErrorCodes.MaximumActiveThreads];
const LOCKED: readonly number[] = [
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.ThreadLocked,
];

/** Whether trying the same again would be refused again. */
export function isRefusal(error: unknown): boolean {
  return isCode(error, ...GONE, ...NO_THREADS, ...FULL, ...LOCKED);
}

/**
 * What Discord's refusal means for us; what is neither lost nor forbidden stays as it is and is tried again.
 * `missing` tells which permission it was.
 */
export function meaningOf(error: unknown, missing: () => string): unknown {
  if (isCode(error, ...GONE)) return placeLost("the channel or thread is not there any more");
  if (isCode(error, ...NO_ANSWER)) return placeLost("this person takes no direct messages from me");
  if (isCode(error, ...NO_THREADS))
    return notAllowed("Threads cannot be opened in this kind of channel. Please try it in a text channel.");
  if (isCode(error, ...FULL))
    return notAllowed("This server has as many open threads as Discord allows. Please close some first.");
  if (isCode(error, ...LOCKED)) return notAllowed(missing());
  return error;
}
