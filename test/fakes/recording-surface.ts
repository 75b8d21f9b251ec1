import type { Place } from "../../src/interview/interview.ts";
import type { Message } from "../../src/message/message.ts";
import type { Surface, Traits } from "../../src/ports/surface.ts";

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
  /** The next posts reject with these, one each. */
  failNext(...errors: Error[]): void;
};

const TRAITS: Traits = {
  threads: true,
  buttons: true,
  editsMessages: true,
  messageCharsMax: 2_000,
  commandPrefix: "/",
};

/** A platform that shows each key once and remembers what it showed. Anything that no test expects throws. */
export function recordingSurface(name = "test"): RecordingSurface {
  const failures: Error[] = [];
  const posted: Posted[] = [];
  return {
    name,
    traits: TRAITS,
    posted,
    thinkingShown: 0,
    failNext(...errors) {
      failures.push(...errors);
    },
    async start() {},
    async stop() {},
    async post(place, message, { key, attempt }) {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      const known = posted.findIndex((one) => one.key === key);
      if (known >= 0) return `${name}-${known}`;
      posted.push({ key, place, message, attempt });
      return `${name}-${posted.length - 1}`;
    },
    async showThinking() {
      this.thinkingShown += 1;
    },
    async edit() {
      throw new Error("nobody expected an edit");
    },
    closeThread: () => Promise.resolve(),
    linkTo: () => undefined,
    async openThread() {
      throw new Error("nobody expected a thread");
    },
  };
}
