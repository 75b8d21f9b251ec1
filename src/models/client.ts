import OpenAI from "openai";
import type { Millis } from "../interview/interview.ts";
import type { Endpoint } from "./settings.ts";

/** The SDK's own limit, behind that of the guards. */
const BACKSTOP_MS: Millis = 15 * 60_000;
/** The SDK wants a key; servers that need none do not look at it. */
const NO_KEY = "none";

/** The SDK for one endpoint. It takes nothing from the environment, repeats nothing and logs nothing. */
export function createClient(endpoint: Endpoint): OpenAI {
  return new OpenAI({
    apiKey: endpoint.apiKey ?? NO_KEY,
    baseURL: endpoint.baseUrl,
    // Left out, these would be read from the environment and sent to whatever endpoint this is.
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: BACKSTOP_MS,
    logLevel: "off",
  });
}
