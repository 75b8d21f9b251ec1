import type { Store } from "../ports/store.ts";

/**
 * The same store for an engine that works for one interview only, so that several terminals can share a file:
 * each performs what its own interview needs and leaves the others' to them. Until `id` gives one, nothing is
 * claimed.
 */
export function forOnlyOne(store: Store, id: () => string | undefined): Store {
  return {
    ...store,
    async claim(worker, now, leasedUntil, atMost) {
      const of = id();
      return of === undefined ? [] : await store.claim(worker, now, leasedUntil, atMost, of);
    },
    async nextDueAt() {
      const of = id();
      return of === undefined ? undefined : await store.nextDueAt(of);
    },
  };
}
