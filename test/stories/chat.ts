/** Where people talk: a channel or a thread, by the platform's own id. */
export type Spot = string;

/** One message as a person sees it. */
export type Seen = {
  readonly ref: string;
  readonly byBot: boolean;
  /** Nobody but that person sees it. */
  readonly alone: boolean;
  /** Words as they read, without the platform's marks. */
  readonly text: string;
  readonly buttons: readonly string[];
  /** Labels of what can be chosen. */
  readonly choices: readonly string[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Addresses in it, also of buttons. */
  readonly links: readonly string[];
};

export type SentFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * A chat platform with people in it, as the stories see it; each platform has a driver. What people do resolves when
 * the platform is content with the bot's acknowledgement, and rejects when the platform would say that it failed.
 */
export interface Chat {
  readonly name: string;
  /** Where everybody is. */
  readonly channel: Spot;
  commands(by: string, at: Spot, name: string, options?: Readonly<Record<string, string>>): Promise<void>;
  /** Gives the message's ref. */
  types(by: string, at: Spot, text: string, replyTo?: string, files?: readonly SentFile[]): Promise<string>;
  edits(by: string, at: Spot, ref: string, text: string): Promise<void>;
  deletes(by: string, at: Spot, ref: string): Promise<void>;
  presses(by: string, at: Spot, ref: string, label: string): Promise<void>;
  chooses(by: string, at: Spot, ref: string, label: string): Promise<void>;
  /** What is offered while an option is being typed. */
  isOffered(by: string, at: Spot, command: string, option: string, typed: string): Promise<readonly string[]>;
  /** Everything that this person can see there now, in order. */
  sees(by: string, at: Spot): Promise<readonly Seen[]>;
  /** Somebody who may deletes a thread. */
  loses(at: Spot): Promise<void>;
  /** Whether a thread is put away. */
  isClosed(at: Spot): Promise<boolean>;
  /** Whose thread or message a link leads to, if there is such a one. */
  follow(link: string): Promise<{ readonly at: Spot; readonly ref?: string } | undefined>;
  /** The connection breaks, and may be made again at once. */
  cutsTheLine(): Promise<void>;
  /** The next few posts are refused, as on a bad day of the platform's. */
  failsForAWhile(): Promise<void>;
  /** What went wrong in the eyes of the platform so far, as sentences: what was posted twice, what it refused. */
  complaints(): Promise<readonly string[]>;
  // What only some platforms have, and only their stories use.
  /** Where this person and the bot are alone. */
  direct?(person: string): Spot;
  /** The platform takes no threads, or no words there, for some tries: somebody changed the bot's permissions. */
  forbids?(what: "threads" | "words", at: Spot): void;
  /** Chooses something from the menu of a message. */
  choosesFromMenu?(by: string, at: Spot, ref: string, entry: string): Promise<void>;
}
