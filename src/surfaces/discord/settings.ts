/** How this process is connected to Discord. */
export type DiscordSettings = {
  readonly token: string;
  /** Which shards this process has. Absent: one connection, without shards. */
  readonly shards?: Shards;
  /** Address of Discord's API, where it is not Discord's own: a proxy, or a stand-in. */
  readonly apiUrl?: string;
  /** Commands are registered in this server alone; everywhere when absent. */
  readonly guild?: string;
  /** Whether the commands are registered at start, when they differ. */
  readonly registers: boolean;
};

/** "auto": all shards, as many as Discord advises; otherwise shards `first` to `last` of `count`. */
export type Shards = "auto" | { readonly first: number; readonly last: number; readonly count: number };
