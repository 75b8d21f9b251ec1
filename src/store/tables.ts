import type { Lane } from "../interview/effects.ts";
import type { ModelPurpose } from "../ports/chat-model.ts";
import type { MachineKind } from "../ports/store.ts";

// The tables as Kysely sees them. Texts named `body`, `state` and `people` are JSON. Numbers are read through
// `Number()`, because Postgres hands out its 64-bit integers as text.

export type StatesTable = {
  kind: MachineKind;
  id: string;
  version: number;
  state: string;
  /** Ids as a JSON array, to see whether `people` has to be written again. */
  people: string;
  /** See `placeKey`. */
  place: string | null;
  /** 0 or 1. */
  live: number;
  updated_at: number;
};

export type PeopleTable = { kind: MachineKind; person: string; id: string };

export type EventsTable = {
  kind: MachineKind;
  of: string;
  version: number;
  id: string;
  at: number;
  body: string;
};

export type EffectsTable = {
  id: string;
  kind: MachineKind;
  of: string;
  lane: Lane;
  /** Place in its lane; see `laneOrder`. */
  seq: number;
  /** When it may be claimed: its due time, or the end of its lease while somebody holds one. */
  ready_at: number;
  /** Time by the clock that `ready_at` was reckoned with. */
  set_at: number;
  /** Who holds the lease, or held it last. */
  worker: string | null;
  /** Times it was claimed. */
  attempts: number;
  body: string;
};

export type DeadEffectsTable = Omit<EffectsTable, "worker" | "set_at"> & { why: string };

export type DocumentsTable = { hash: string; body: string };

export type SettingsTable = { key: string; body: string };

export type UsesTable = {
  at: number;
  interview: string | null;
  person: string | null;
  workspace: string | null;
  purpose: ModelPurpose;
  model: string;
  tokens_in: number;
  tokens_cached_in: number;
  tokens_out: number;
  /** US dollars; null when no prices were configured. */
  cost: number | null;
};

export type Tables = {
  states: StatesTable;
  people: PeopleTable;
  events: EventsTable;
  effects: EffectsTable;
  dead_effects: DeadEffectsTable;
  documents: DocumentsTable;
  uses: UsesTable;
  settings: SettingsTable;
};
