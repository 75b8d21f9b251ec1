import { createClient } from "../../src/models/client.ts";
import type { Endpoint } from "../../src/models/settings.ts";

const SHOWN_MAX = 12;

/** Names that the endpoint itself gives, for whoever has mistyped one; none when it does not list any. */
export async function knownModels(endpoint: Endpoint, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const { data } = await createClient(endpoint).models.list({ signal });
    return data.slice(0, SHOWN_MAX).map((model) => model.id);
  } catch {
    return [];
  }
}
