import type { MessageRef, Person, Place } from "../interview/interview.ts";
import type { Message } from "../message/message.ts";
import type { Picture } from "./chat-model.ts";

/** What a person did on a surface. */
export type Deed =
  | { readonly is: "message"; readonly ref: string; readonly text: string }
  | { readonly is: "edit"; readonly ref: string; readonly text: string }
  | { readonly is: "delete"; readonly ref: string }
  /** One picture. Its ref is its own, also where the platform sends it along with a message. */
  | { readonly is: "picture"; readonly ref: string; readonly picture: Picture; readonly name?: string }
  /** A command of `src/commands`, with its options as text. */
  | { readonly is: "command"; readonly name: string; readonly options: Readonly<Record<string, string>> }
  /** A button or choice: its action id, with the chosen value. */
  | { readonly is: "action"; readonly id: string; readonly value?: string }
  /** The place was deleted, or is out of our reach for good. `by` may be anybody. */
  | { readonly is: "place-gone" };

/** A payload of a platform in the core's own words. */
export type Inbound = {
  /** The platform's id of this delivery; one delivered again has the same. */
  readonly id: string;
  readonly place: Place;
  readonly by: Person;
  /** What the platform lets this person do here, where that matters. */
  readonly rights?: { readonly managesWorkspace: boolean };
  readonly deed: Deed;
};

/** What came of it. A surface acknowledges only after `deliver` has resolved. */
export type Outcome =
  | { readonly is: "accepted"; readonly interview: string }
  /** Nothing was done; `say` is for that person alone. */
  | { readonly is: "answered"; readonly message: Message }
  /** Nothing of ours is at this place, or it is somebody else's; a surface stays silent or says a quiet word. */
  | {
      readonly is: "ignored";
      readonly why: "no-interview" | "duplicate" | "stale" | "out-of-place" | "not-yours";
    };

export type Deliver = (inbound: Inbound) => Promise<Outcome>;

/** An option being typed, for which choices are wanted. */
export type Typing = {
  readonly command: string;
  readonly option: string;
  readonly typed: string;
  readonly by: Person;
  readonly workspace: string;
};

/** One value an option may take, with what a person reads. */
export type OptionChoice = { readonly value: string; readonly label: string };

/** What a surface may ask of the house. */
export type Doors = {
  readonly deliver: Deliver;
  readonly suggest: (typing: Typing) => Promise<readonly OptionChoice[]>;
  /** Live interviews on this surface, with the latest message of a person that was taken: what came after it was missed. */
  readonly live: () => Promise<
    readonly {
      readonly place: Place;
      readonly latest?: MessageRef;
      /** Ids of those whose words count there; everybody's may when absent. */
      readonly members?: readonly string[];
    }[]
  >;
};

/** What a platform can and cannot do, as data, so that nothing outside a surface asks its name. */
export type Traits = {
  readonly threads: boolean;
  readonly buttons: boolean;
  readonly editsMessages: boolean;
  readonly messageCharsMax: number;
  /** How a person types a command here: "/hint", "@Mockingbird hint". */
  readonly commandPrefix: string;
};

/** What a post carries so that one tried again is recognised. */
export type PostOptions = { readonly key: string; readonly attempt: number };

/** A thread to be opened for an interview, under a card that everybody in the channel can see. */
export type ThreadWish = {
  readonly title: string;
  readonly card: Message;
  /** Only the members may read it, where the platform can do that. */
  readonly isPrivate: boolean;
  readonly members: readonly Person[];
};

/** What a surface rejects with when it may not do something; `says` names the permission and where it is switched on. */
export type NotAllowed = Error & { readonly notAllowed: true; readonly says: string };

/** What a surface rejects with when a place is gone for good (deleted, archived, thrown out): trying again is useless. */
export type PlaceLost = Error & { readonly placeLost: true };

/** A place where people talk. A method rejects when the platform did; the outbox tries again. */
export interface Surface {
  readonly name: string;
  readonly traits: Traits;
  start(doors: Doors): Promise<void>;
  stop(): Promise<void>;
  /** Posts, once for each key, and gives the platform's id of the message. */
  post(place: Place, message: Message, options: PostOptions): Promise<string>;
  edit(place: Place, ref: string, message: Message): Promise<void>;
  /** Opens a thread, once for each key. Where there are no threads the place itself is given back. */
  openThread(place: Place, wish: ThreadWish, options: PostOptions): Promise<Place>;
  /** The conversation there is over; a thread is archived where the platform can do that. */
  closeThread(place: Place): Promise<void>;
  /** Where a message can be seen, if there is an address for it; without a ref, the place itself. */
  linkTo(place: Place, ref?: MessageRef): string | undefined;
  showThinking(place: Place): Promise<void>;
  /**
   * Says something to one person, beside any place; once for each key. Rejects with `PlaceLost` where that person takes
   * no such messages. Absent where the platform has none.
   */
  tell?(person: Person, message: Message, options: PostOptions): Promise<void>;
}
