import { z } from "zod";
import type { Store } from "../../ports/store.ts";
import type { Seal } from "./sealed.ts";

const schema = z.object({
  team: z.string(),
  /** The bot's token. */
  token: z.string(),
  bot: z.string(),
  /** Address of the workspace. */
  url: z.string(),
});

/** A workspace that added the app. */
export type Installation = Readonly<z.infer<typeof schema>>;

/** Keeps the workspaces that added the app, each for itself. */
export type Installations = {
  save(installation: Installation): Promise<void>;
  /** Undefined when the workspace did not add the app, or took it out again. */
  find(team: string): Promise<Installation | undefined>;
  remove(team: string): Promise<void>;
  /** Every workspace there is. */
  teams(): Promise<readonly string[]>;
};

const LIST = "slack-teams";

/** Installations among the settings of the store, sealed; what was sealed with another workspace's name does not open. */
export function createInstallations(
  opened: () => Promise<Pick<Store, "setting" | "saveSetting">>,
  seal: Seal,
): Installations {
  let last: Promise<unknown> = Promise.resolve();

  /** The list is read and written as a whole, so one after the other. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function teams(): Promise<readonly string[]> {
    const body = await (await opened()).setting(LIST);
    return body === undefined ? [] : z.array(z.string()).parse(JSON.parse(body));
  }

  return {
    teams,
    save: (installation) =>
      inTurn(async () => {
        const store = await opened();
        const key = keyOf(installation.team);
        await store.saveSetting(key, JSON.stringify(seal.close(JSON.stringify(installation), key)));
        const known = await teams();
        if (!known.includes(installation.team))
          await store.saveSetting(LIST, JSON.stringify([...known, installation.team]));
      }),
    async find(team) {
      const key = keyOf(team);
      const body = await (await opened()).setting(key);
      const text = body === undefined ? undefined : seal.open(z.string().parse(JSON.parse(body)), key);
      if (text === undefined) return undefined;
      const installation = schema.parse(JSON.parse(text));
      return installation.team === team ? installation : undefined;
    },
    remove: (team) =>
      inTurn(async () => {
        const store = await opened();
        await store.saveSetting(keyOf(team), undefined);
        const known = await teams();
        await store.saveSetting(LIST, JSON.stringify(known.filter((one) => one !== team)));
      }),
  };
}

function keyOf(team: string): string {
  return `slack-installation:${team}`;
}
