import { parseArgs } from "node:util";
import { manifest } from "../src/surfaces/slack/manifest.ts";

const USAGE = `npm run -s slack-manifest [-- --address URL] [--distributed]
Prints the manifest that makes an app at api.slack.com/apps: Create New App, From a manifest, JSON.
  --address URL  where Slack reaches the app from outside; Socket Mode when left out
  --distributed  other workspaces may add the app; needs --address
Exit code: 0 printed; 2 a mistake in what was asked for.`;

process.exitCode = run();

function run(): number {
  try {
    const { values } = parseArgs({
      options: { address: { type: "string" }, distributed: { type: "boolean" }, help: { type: "boolean" } },
    });
    if (values.help) {
      console.log(USAGE);
      return 0;
    }
    const { address, distributed: isDistributed = false } = values;
    const mistake = mistakeIn(address, isDistributed);
    if (mistake !== undefined) {
      console.error(mistake);
      return 2;
    }
    const options = { isDistributed, ...(address !== undefined && { address }) };
    console.log(JSON.stringify(manifest(options), undefined, 2));
    return 0;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
}

function mistakeIn(address: string | undefined, isDistributed: boolean): string | undefined {
  if (address !== undefined && !(URL.canParse(address) && new URL(address).protocol === "https:"))
    return `--address is one that begins with https://, and not "${address}".`;
  return isDistributed && address === undefined
    ? "--distributed needs --address, where people come back to."
    : undefined;
}
