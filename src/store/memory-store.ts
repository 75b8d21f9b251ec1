import type { ClaimedEffect, Commit, Listed, MachineKind, Store } from "../ports/store.ts";
import { createMemoryForgetting, type Kept } from "./memory-forgetting.ts";
import { createMemoryLedger } from "./memory-ledger.ts";
import { createMemoryOutbox, type MemoryOutbox } from "./memory-outbox.ts";
import { placeKey } from "./place-key.ts";

/** Forgets everything when the process ends. For practice without a file, for tests, and as the model of the others. */
export function createMemoryStore(): Store {
  const states = new Map<string, Kept>();
  const documents = new Map<string, string>();
  const settings = new Map<string, string>();
  const outbox: MemoryOutbox = createMemoryOutbox();
  const ledger = createMemoryLedger();
  const keyOf = (kind: MachineKind, id: string) => `${kind}/${id}`;
  const newestFirst = (kind: MachineKind) =>
    [...states.values()]
      .filter((kept) => kept.kind === kind)
      .sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : -1));
  const loaded = (kept: Kept) => ({
    kind: kept.kind,
    id: kept.id,
    version: kept.version,
    state: JSON.parse(kept.state) as unknown,
  });

  return {
    ...ledger,
    ...createMemoryForgetting({ states, documents, outbox, ledger }),
    async load(kind, id) {
      const kept = states.get(keyOf(kind, id));
      return kept && loaded(kept);
    },
    async findByPlace(kind, place) {
      const key = placeKey(place);
      const kept = newestFirst(kind).find((candidate) => candidate.live && candidate.place === key);
      return kept && loaded(kept);
    },
    async list(kind, { person, live, before, atMost }) {
      return newestFirst(kind)
        .filter((kept) => live === undefined || kept.live === live)
        .filter((kept) => before === undefined || kept.updatedAt < before)
        .filter((kept) => person === undefined || kept.people.has(person))
        .slice(0, atMost)
        .map(({ id, version, live, updatedAt }): Listed => ({ kind, id, version, live, updatedAt }));
    },
    async events(kind, id) {
      const events = states.get(keyOf(kind, id))?.events ?? [];
      return events.map((event) => ({ ...event, body: JSON.parse(event.body) as unknown }));
    },
    async hasEvent(kind, id, eventId) {
      return states.get(keyOf(kind, id))?.events.some((event) => event.id === eventId) ?? false;
    },
    async commit(commit) {
      const key = keyOf(commit.kind, commit.id);
      const before = states.get(key);
      if (before?.events.some((event) => event.id === commit.event.id)) return "duplicate";
      if ((before?.version ?? 0) !== commit.expectedVersion) return "conflict";
      const after = next(before, commit);
      // Everything that can fail has happened before anything is changed.
      outbox.add(commit, after.version);
      states.set(key, after);
      return "committed";
    },
    async claim(worker, now, leasedUntil, atMost, of): Promise<readonly ClaimedEffect[]> {
      return outbox.claim(worker, now, leasedUntil, atMost, of);
    },
    async settle(worker, effectId, settlement) {
      return outbox.settle(worker, effectId, settlement);
    },
    async renew(worker, effectIds, now, leasedUntil) {
      outbox.renew(worker, effectIds, now, leasedUntil);
    },
    async rebase(now, slackMs) {
      return outbox.rebase(now, slackMs);
    },
    async nextDueAt(of) {
      return outbox.nextDueAt(of);
    },
    async dead(atMost) {
      return outbox.dead(atMost);
    },
    async saveDocument(hash, body) {
      if (!documents.has(hash)) documents.set(hash, body);
    },
    async document(hash) {
      return documents.get(hash);
    },
    async setting(key) {
      return settings.get(key);
    },
    async saveSetting(key, body) {
      if (body === undefined) settings.delete(key);
      else settings.set(key, body);
    },
    async close() {},
  };
}

function next(before: Kept | undefined, commit: Commit): Kept {
  const version = commit.expectedVersion + 1;
  const event = {
    id: commit.event.id,
    version,
    at: commit.event.at,
    body: JSON.stringify(commit.event.body),
  };
  return {
    kind: commit.kind,
    id: commit.id,
    version,
    state: JSON.stringify(commit.state),
    place: commit.place && placeKey(commit.place),
    people: new Set(commit.people),
    live: commit.live,
    updatedAt: commit.event.at,
    events: [...(before?.events ?? []), event],
  };
}
