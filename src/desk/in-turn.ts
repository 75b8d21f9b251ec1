/** Runs work of one key one after the other, and work of different keys side by side. */
export type InTurn = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>;

/**
 * For what a double press must not do twice. Two processes do not wait for each other; platforms hand what one person
 * does to one of them.
 */
export function createInTurn(): InTurn {
  const latest = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = latest.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    latest.set(key, mine);
    try {
      return await mine;
    } finally {
      if (latest.get(key) === mine) latest.delete(key);
    }
  };
}
