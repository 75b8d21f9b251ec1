import type { Person, Place } from "../../src/interview/interview.ts";
import type { Message } from "../../src/message/message.ts";
import type { Surface, ThreadWish, Traits } from "../../src/ports/surface.ts";

export type Posted = {
  readonly key: string;
  readonly place: Place;
  readonly message: Message;
  readonly attempt: number;
};

export type RecordingSurface = Surface & {
  /** What people see, in order. */
  readonly posted: Posted[];
  thinkingShown: number;
  /** Threads that were opened, each once for its key. */
  readonly threads: { readonly key: string; readonly place: Place; readonly wish: ThreadWish }[];
  readonly edited: { readonly place: Place; readonly ref: string; readonly message: Message }[];
  readonly closed: Place[];
  /** What was said to one person alone, once for each key. */
  readonly told: { readonly person: Person; readonly message: Message; readonly key: string }[];
  /** The next posts, edits and threads reject with these, one each. */
  failNext(...errors: Error[]): void;
};

const TRAITS: Traits = {
  threads: true,
  buttons: true,
  editsMessages: true,
  messageCharsMax: 2_000,
  commandPrefix: "/",
};

/** The workspace in which there are no threads, as where somebody writes to the bot alone. */
export const DIRECT = "direct";

/** A platform that shows each key once and remembers what it showed. */
export function recordingSurface(name = "test"): RecordingSurface {
  const failures: Error[] = [];
  const posted: Posted[] = [];
  const threads: RecordingSurface["threads"] = [];
  const edited: RecordingSurface["edited"] = [];
  const closed: Place[] = [];
  const told: RecordingSurface["told"] = [];
  const failIfTold = () => {
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
  };
  return {
    name,
    threads,
    edited,
    closed,
    told,
    traits: TRAITS,
    posted,
    thinkingShown: 0,
    failNext(...errors) {
      failures.push(...errors);
    },
    async start() {},
    async stop() {},
    async post(place, message, { key, attempt }) {
      failIfTold();
      const known = posted.findIndex((one) => one.key === key);
      if (known >= 0) return `${name}-${known}`;
      posted.push({ key, place, message, attempt });
      return `${name}-${posted.length - 1}`;
    },
    async showThinking() {
      this.thinkingShown += 1;
    },
    async edit(place, ref, message) {
      failIfTold();
      edited.push({ place, ref, message });
    },
    async tell(person, message, { key }) {
      if (!told.some((one) => one.key === key)) told.push({ person, message, key });
    },
    async closeThread(place) {
      closed.push(place);
    },
    linkTo: ({ workspace, channel, thread }, ref) =>
      ["https://chat.test", workspace, thread ?? channel, ref].filter(Boolean).join("/"),
    async openThread(place, wish, { key }) {
      failIfTold();
      if (place.workspace === DIRECT) return place;
      const known = threads.find((one) => one.key === key);
      if (known !== undefined) return known.place;
      const thread = { key, place: { ...place, thread: `thread-${threads.length + 1}` }, wish };
      threads.push(thread);
      return thread.place;
    },
  };
}
