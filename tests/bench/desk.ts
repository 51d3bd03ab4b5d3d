import { createHash } from "node:crypto";
import type { Article } from "../../src/model/article.ts";
import { aPublication } from "../support/builders.ts";
import type { Bundle } from "./bundle.ts";
import { productSetup } from "./contestants.ts";
import type { KvServer } from "./kv.ts";
import type { Setup } from "./workerd.ts";

export const TOKEN = "a-token-for-the-bench";
const HASH = createHash("sha256").update(TOKEN).digest("hex");

const LABELS = { one: { label: "One" }, two: { label: "Two" }, three: { label: "Three" } };
const TOPICS = Object.keys(LABELS) as unknown as Article["topics"];

/** The product with a ledger on disk, and with all the writes it wants. */
export const deskSetup = (bundle: Bundle, kv: KvServer, storage: string): Setup => ({
  ...productSetup(bundle, kv),
  storage,
  text: {
    PUBLISHING_TOKENS: `desk:${HASH}`,
    WRITE_BUDGET: "unlimited",
    ANNOUNCEMENTS: "off",
  },
});

/** Who publishes in a newsroom of the bench, over HTTP. */
export class Desk {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async adopt(): Promise<void> {
    await this.#put("publication", aPublication({ topics: LABELS }));
  }

  /** An article with one section, three topics and one writer. */
  async publish(article: Article): Promise<void> {
    const { picture: _, ...rest } = article;
    const byline = article.byline.filter(({ role }) => role === "writer");
    const path = `articles/${article.slug}`;
    await this.#put(path, { ...rest, topics: TOPICS, byline });
  }

  async #put(path: string, value: unknown): Promise<void> {
    const response = await fetch(`${this.#origin}/publishing/${path}`, {
      method: "PUT",
      headers: {
        Authorization: `Bearer ${TOKEN}`,
        "Content-Type": "application/json",
        "If-None-Match": "*",
      },
      body: JSON.stringify(value),
    });
    if (response.status !== 201 && response.status !== 202) {
      throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
    }
    await response.arrayBuffer();
  }
}
