import type { REST } from "discord.js";
import { createInteractionRequests, type InteractionRequests } from "./interaction-requests.ts";
import { createMessageRequests, type MessageRequests } from "./message-requests.ts";
import { createThreadRequests, type ThreadRequests } from "./thread-requests.ts";

/** Every request that the surface makes, but for the gateway's and the registration's. */
export type DiscordApi = MessageRequests & ThreadRequests & InteractionRequests;

/** Discord's API, version 10. The queue of `rest` keeps to its rate limits. */
export function createDiscordApi(rest: REST, application: () => string): DiscordApi {
  return {
    ...createMessageRequests(rest),
    ...createThreadRequests(rest),
    ...createInteractionRequests(rest, application),
  };
}
