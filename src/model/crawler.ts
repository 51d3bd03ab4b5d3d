import type { MachineUse } from "./machine-use.ts";

/**
 * Crawlers by the token that robots.txt names them by (RFC 9309 §2.2.1), with what they read for, as
 * their makers document it. One that reads for several uses cannot be told them apart.
 */
const CRAWLERS = {
  AI2Bot: ["training"],
  Amazonbot: ["answers", "training"],
  Applebot: ["search"],
  "Applebot-Extended": ["training"],
  Bingbot: ["search"],
  Bytespider: ["training"],
  CCBot: ["training"],
  "ChatGPT-User": ["answers"],
  "Claude-SearchBot": ["search"],
  "Claude-User": ["answers"],
  ClaudeBot: ["training"],
  "cohere-training-data-crawler": ["training"],
  DuckAssistBot: ["answers"],
  DuckDuckBot: ["search"],
  "Google-Extended": ["answers", "training"],
  Googlebot: ["search"],
  GPTBot: ["training"],
  "Meta-ExternalAgent": ["training"],
  "Meta-ExternalFetcher": ["answers"],
  "MistralAI-User": ["answers"],
  "OAI-SearchBot": ["search"],
  "Perplexity-User": ["answers"],
  PerplexityBot: ["search", "answers"],
} as const satisfies Readonly<Record<string, readonly MachineUse[]>>;

/** The crawlers that read for any of some uses, whatever else they read for. */
export const crawlersFor = (uses: readonly MachineUse[]): readonly string[] =>
  Object.entries(CRAWLERS)
    .filter(([, purposes]) => purposes.some((purpose) => uses.includes(purpose)))
    .map(([token]) => token);
