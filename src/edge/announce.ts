import type { Announce } from "../newsroom/announce.ts";
import { topicsAt } from "../representations/topics.ts";

/** A hub only notes what to fetch, and does not think about it. */
const HUB_PATIENCE_MS = 5_000;

/**
 * Tells a hub which topics changed, all in one request: WebSub leaves the way to hub and publisher
 * (§7, "Content Distribution"), and hubs take what PubSubHubbub 0.4 §7 says, `hub.url` repeated.
 */
export const announceBy =
  (fetch: typeof globalThis.fetch): Announce =>
  async (hub, paths, { baseUrl }) => {
    if (!hub.startsWith("https://")) throw new Error("A hub is told over https alone");
    const body = new URLSearchParams({ "hub.mode": "publish" });
    for (const topic of paths.flatMap((path) => topicsAt(path, baseUrl))) {
      body.append("hub.url", topic);
    }
    const response = await fetch(hub, {
      method: "POST",
      body,
      headers: { "User-Agent": `Edgewire (+${baseUrl}/)` },
      redirect: "manual",
      signal: AbortSignal.timeout(HUB_PATIENCE_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The hub answered ${response.status}`);
  };
