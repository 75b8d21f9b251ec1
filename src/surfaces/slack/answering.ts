import { type Message, textMessage } from "../../message/message.ts";
import type { Log } from "../../ports/log.ts";
import type { Outcome } from "../../ports/surface.ts";
import { isNotAllowed, nameOf } from "./failures.ts";
import { OWN_LIMITS, SLACK_LIMITS } from "./limits.ts";
import { isDirect, type Place, spotOf } from "./place.ts";
import { FAILED, FILES_SENT, NOTHING_DONE } from "./quiet-words.ts";
import { type Payload, render } from "./render.ts";
import type { Workspace } from "./workspaces.ts";

/** Whom an answer is for, and the ways there are to that person. */
export type Asker = {
  readonly workspace: Workspace;
  readonly user: string;
  /** Where it was asked; absent for what is asked outside of any conversation. */
  readonly place?: Place | undefined;
  /** Takes a few answers for half an hour, also where the bot is no member. */
  readonly responseUrl?: string | undefined;
};

/** Answers one person, so that nobody else reads it. What cannot be said is let go: the deed itself was done before. */
export type Answering = {
  show(asker: Asker, message: Message): Promise<void>;
  say(asker: Asker, words: string): Promise<void>;
  outcome(asker: Asker, outcome: Outcome): Promise<void>;
  failure(asker: Asker, error: unknown): Promise<void>;
};

export function createAnswering(log: Log, apiUrl?: string): Answering {
  const respond = createRespond(apiUrl);

  async function send(asker: Asker, payloads: readonly Payload[]): Promise<void> {
    const { workspace, user, place, responseUrl } = asker;
    if (responseUrl !== undefined && payloads.length <= SLACK_LIMITS.responsesMax) {
      const thread = place === undefined ? undefined : spotOf(place).thread;
      for (const payload of payloads) await respond(responseUrl, payload, thread);
      return;
    }
    const spot = place === undefined ? { channel: await workspace.api.directChannel(user) } : spotOf(place);
    for (const payload of payloads)
      if (place === undefined || isDirect(place)) await workspace.api.post(spot, payload);
      else await workspace.api.postAlone(spot, user, payload);
  }

  /** What only one person sees holds no files, so they go where that person is alone with the bot. */
  async function sendFiles(asker: Asker, payloads: readonly Payload[]): Promise<void> {
    const { workspace, user, place } = asker;
    const files = payloads.flatMap((payload) => payload.files);
    if (files.length === 0) return;
    const isHere = place !== undefined && isDirect(place);
    const spot = isHere ? spotOf(place) : { channel: await workspace.api.directChannel(user) };
    for (const file of files) await workspace.api.upload(spot, file);
    if (!isHere && place !== undefined) await send(asker, render(textMessage(FILES_SENT, { kind: "note" })));
  }

  async function show(asker: Asker, message: Message): Promise<void> {
    const payloads = render(message);
    try {
      await send(asker, payloads);
      await sendFiles(asker, payloads);
    } catch (error) {
      log.warn({ why: nameOf(error) }, "somebody could not be answered");
    }
  }

  const say = (asker: Asker, words: string) => show(asker, textMessage(words, { kind: "note" }));

  return {
    show,
    say,
    async outcome(asker, outcome) {
      if (outcome.is === "answered") await show(asker, outcome.message);
      if (outcome.is === "ignored") await say(asker, NOTHING_DONE[outcome.why]);
    },
    failure: (asker, error) => say(asker, isNotAllowed(error) ? error.says : FAILED),
  };
}

const HOOKS = "https://hooks.slack.com";

/** Sends to an address that Slack gave along with a command or button. */
function createRespond(apiUrl: string | undefined) {
  const origin = apiUrl === undefined ? HOOKS : new URL(apiUrl).origin;
  return async (address: string, { text, blocks }: Payload, thread: string | undefined): Promise<void> => {
    if (new URL(address).origin !== origin) throw new Error("not an address of Slack's");
    const body = JSON.stringify({
      response_type: "ephemeral",
      replace_original: false,
      text,
      blocks,
      ...(thread !== undefined && { thread_ts: thread }),
    });
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(OWN_LIMITS.requestMs),
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
  };
}
