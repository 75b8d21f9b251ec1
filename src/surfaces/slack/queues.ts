import { setTimeout as wait } from "node:timers/promises";

type Work = () => Promise<void>;

/** Work that is done in order within a key, and side by side between keys. */
export type Queues = {
  /** Puts work at the end of a key's line; resolves or rejects with it. */
  add(key: string, work: Work): Promise<void>;
  /** Lets `idle` wait for something that stands in no line. */
  besides(work: Promise<void>): void;
  /** Keeps everything that is added waiting until `open` is called. */
  close(): void;
  /** Lets the work begin, with what stands in `first` before everything that waits. */
  open(first?: readonly (readonly [key: string, work: Work])[]): void;
  /** When all work that may begin has ended, or after so many milliseconds. */
  idle(atMostMs: number): Promise<void>;
};

/** Forty messages in a row keep their order, and a slow file holds up nobody elsewhere. */
export function createQueues(): Queues {
  const lines = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  let gate: { readonly opened: Promise<void>; readonly open: () => void } | undefined;

  function append(key: string, work: Work): Promise<void> {
    const mine = (lines.get(key) ?? Promise.resolve()).then(work);
    const line: Promise<void> = mine
      .catch(() => undefined)
      .finally(() => {
        if (lines.get(key) === line) lines.delete(key);
      });
    lines.set(key, line);
    return mine;
  }

  async function ended(): Promise<void> {
    while (lines.size + underWay.size > 0) await Promise.all([...lines.values(), ...underWay]);
  }

  return {
    add(key, work) {
      return gate === undefined ? append(key, work) : gate.opened.then(() => append(key, work));
    },
    besides(work) {
      const tracked: Promise<void> = work.catch(() => undefined).finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    },
    close() {
      if (gate !== undefined) return;
      let open = () => {};
      const opened = new Promise<void>((resolve) => {
        open = resolve;
      });
      gate = { opened, open };
    },
    open(first = []) {
      for (const [key, work] of first) append(key, work).catch(() => undefined);
      gate?.open();
      gate = undefined;
    },
    async idle(atMostMs) {
      const patience = new AbortController();
      const late = wait(atMostMs, undefined, { signal: patience.signal }).catch(() => undefined);
      await Promise.race([ended(), late]);
      patience.abort();
    },
  };
}
