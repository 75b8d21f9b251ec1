import { setTimeout as wait } from "node:timers/promises";

type Work = () => Promise<void>;

/** Work that is done in order within a key, and side by side between keys. Work must not reject. */
export type Queues = {
  /** Puts work at the end of a key's line. */
  add(key: string, work: Work): void;
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
  let waiting: (readonly [string, Work])[] | undefined;

  function append(key: string, work: Work): void {
    const line: Promise<void> = (lines.get(key) ?? Promise.resolve()).then(work).finally(() => {
      if (lines.get(key) === line) lines.delete(key);
    });
    lines.set(key, line);
  }

  async function ended(): Promise<void> {
    while (lines.size + underWay.size > 0) await Promise.all([...lines.values(), ...underWay]);
  }

  return {
    add(key, work) {
      if (waiting === undefined) append(key, work);
      else waiting.push([key, work]);
    },
    besides(work) {
      const tracked: Promise<void> = work.finally(() => underWay.delete(tracked));
      underWay.add(tracked);
    },
    close() {
      waiting ??= [];
    },
    open(first = []) {
      const held = waiting ?? [];
      waiting = undefined;
      for (const [key, work] of [...first, ...held]) append(key, work);
    },
    async idle(atMostMs) {
      const patience = new AbortController();
      await Promise.race([
        ended(),
        wait(atMostMs, undefined, { signal: patience.signal }).catch(() => undefined),
      ]);
      patience.abort();
    },
  };
}
