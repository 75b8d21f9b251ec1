import type { Forgetting, MachineKind, Store, StoredEvent } from "../ports/store.ts";
import type { MemoryLedger } from "./memory-ledger.ts";
import type { MemoryOutbox } from "./memory-outbox.ts";

/** A state as the memory store keeps it. */
export type Kept = {
  readonly kind: MachineKind;
  readonly id: string;
  readonly version: number;
  /** JSON, so that nobody can change what is kept through a reference. */
  readonly state: string;
  readonly place: string | undefined;
  readonly people: ReadonlySet<string>;
  readonly live: boolean;
  readonly updatedAt: number;
  readonly events: readonly (Omit<StoredEvent, "body"> & { readonly body: string })[];
};

type Shelves = {
  readonly states: Map<string, Kept>;
  readonly documents: Map<string, string>;
  readonly outbox: MemoryOutbox;
  readonly ledger: MemoryLedger;
};

/** The part of the memory store that takes out what it kept. */
export function createMemoryForgetting(shelves: Shelves): Pick<Store, "remove" | "forget"> {
  const { states, documents, outbox, ledger } = shelves;

  function removeOne(key: string, kept: Kept, documentsOf: Forgetting["documentsOf"]): void {
    states.delete(key);
    outbox.drop(kept.kind, kept.id);
    if (kept.kind === "interview") ledger.anonymise({ interview: kept.id });
    for (const hash of documentsOf(JSON.parse(kept.state)))
      if (![...states.values()].some(({ state }) => state.includes(hash))) documents.delete(hash);
  }

  return {
    async remove(kind, id, documentsOf) {
      for (const [key, kept] of states)
        if (kept.kind === kind && kept.id === id) removeOne(key, kept, documentsOf);
    },
    async forget(person, { documentsOf, blank, caches }) {
      const theirs = [...states].filter(([, { people }]) => people.has(person));
      for (const [key, kept] of theirs) {
        if (kept.people.size === 1) {
          removeOne(key, kept, documentsOf);
          continue;
        }
        const state: unknown = JSON.parse(kept.state);
        const blanked = (body: string) => JSON.stringify(blank(JSON.parse(body), state));
        states.set(key, blankOne(kept, person, blanked));
        outbox.rewrite(kept.kind, kept.id, blanked);
      }
      ledger.anonymise({ person });
      for (const key of documents.keys())
        if (caches.some((cache) => key.startsWith(cache))) documents.delete(key);
      return theirs.length;
    },
  };
}

function blankOne(kept: Kept, person: string, blanked: (body: string) => string): Kept {
  const version = kept.version + 1;
  const last = {
    id: `forgotten:${version}`,
    version,
    at: kept.updatedAt,
    body: JSON.stringify({ is: "forgotten" }),
  };
  return {
    ...kept,
    version,
    state: blanked(kept.state),
    people: new Set([...kept.people].filter((one) => one !== person)),
    events: [...kept.events.map((event) => ({ ...event, body: blanked(event.body) })), last],
  };
}
