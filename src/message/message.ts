// What any surface can show, as plain data. A surface renders it; nothing here knows a platform.

export type Block =
  | { readonly is: "heading"; readonly text: string }
  /** Paragraph of plain text; line breaks are kept. */
  | { readonly is: "text"; readonly text: string; readonly tone?: "normal" | "quiet" | "strong" }
  /** Words of a person or of the interviewer, set apart. `link` is the message they came from. */
  | { readonly is: "quote"; readonly text: string; readonly source?: string }
  | { readonly is: "fields"; readonly fields: readonly { readonly name: string; readonly value: string }[] }
  | { readonly is: "list"; readonly items: readonly string[] }
  | { readonly is: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Shares from 0 to 1, drawn as bars. */
  | {
      readonly is: "bars";
      readonly bars: readonly { readonly label: string; readonly share: number; readonly note?: string }[];
    }
  | { readonly is: "image"; readonly alt: string; readonly picture: string }
  | { readonly is: "divider" };

/** An action id names verb and subject (`hint:i42:t3`), never a closure: a button survives a restart. */
export type Action =
  | {
      readonly is: "button";
      readonly id: string;
      readonly label: string;
      readonly tone?: "primary" | "danger";
    }
  | {
      readonly is: "choice";
      readonly id: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  | { readonly is: "link"; readonly url: string; readonly label: string };

/** Where in the interview a message belongs. */
export type About = {
  /** A `TurnKind` of the interview, or "status", "report", "help" … */
  readonly kind: string;
  readonly stage?: string;
  /** What people call that stage. */
  readonly stageTitle?: string;
  /** Number of the question it asks; buttons of an older one are stale. */
  readonly question?: number;
  /** Time that counted so far, of the whole length. */
  readonly clock?: { readonly spentMs: number; readonly lengthMs: number };
};

export type Message = {
  readonly blocks: readonly Block[];
  readonly actions?: readonly Action[];
  /** Text files that go with it; a surface without files leaves them out. */
  readonly files?: readonly { readonly name: string; readonly text: string }[];
  /** The interview stage it belongs to and what it is, so that a surface can set it apart. */
  readonly about?: About;
};

/** A message of one paragraph. */
export function textMessage(text: string, about?: About): Message {
  return about === undefined ? { blocks: [{ is: "text", text }] } : { blocks: [{ is: "text", text }], about };
}
