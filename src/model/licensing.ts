/** How whoever uses the content makes up for it, in the words of RSL 1.0 (`payment`). */
export const PAYMENTS = [
  "free",
  "attribution",
  "contribution",
  "subscription",
  "purchase",
  "use",
  "crawl",
  "training",
] as const;

/** On which terms programs may do what is allowed; for people the licence says it. */
export interface Licensing {
  readonly payment: (typeof PAYMENTS)[number];
  /** A page with the terms in words. */
  readonly terms?: string;
  /** Whom to ask for more: `mailto:` or a page. */
  readonly contact?: string;
}

/** The licensing that holds for an entry: what was first published elsewhere is not ours to license. */
export const licensingOf = (
  { canonicalUrl }: { readonly canonicalUrl: string },
  { licensing, baseUrl }: { readonly licensing?: Licensing; readonly baseUrl: string },
): Licensing | undefined => (canonicalUrl.startsWith(`${baseUrl}/`) ? licensing : undefined);
