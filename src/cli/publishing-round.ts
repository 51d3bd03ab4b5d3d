import type { Instant } from "../model/instant.ts";
import type { ArticleFile, PublicationFile } from "./content.ts";
import type { Client } from "./client.ts";
import { selectionProblems } from "./content-check.ts";
import type { Courier } from "./courier.ts";
import { type ArticleDelivery, deliverArticles, deliverPublication } from "./delivery.ts";
import { illustrated } from "./illustration.ts";
import { type MediaDelivery, deliverMedia } from "./media-delivery.ts";
import type { FileProblem } from "./problem-report.ts";
import type { Pushed } from "./push.ts";
import { byRecord, sendRedirects } from "./redirects.ts";
import type { Selection } from "./selection.ts";
import { settingsWarnings } from "./settings-warnings.ts";

/** What one run of publishing did. */
export interface Round {
  /** What was wrong before anything was sent. */
  readonly problems: readonly FileProblem[];
  /** What may be published, and should be looked at. */
  readonly warnings: readonly FileProblem[];
  /** Articles that stayed at home: something is wrong with them, or the settings were not taken. */
  readonly withheld: readonly ArticleFile[];
  readonly settings: PublicationFile;
  readonly publication: Pushed | { readonly kind: "unsound" };
  readonly media: MediaDelivery;
  readonly articles: readonly ArticleDelivery[];
  /** Why the server did not take the old addresses, if it did not. */
  readonly redirects?: FileProblem;
}

const NO_MEDIA: MediaDelivery = { outcomes: new Map(), sentFiles: 0, sentBytes: 0 };

/**
 * Publishes the selected articles: renditions are made, then files are sent, settings, articles, old addresses. Without sound settings,
 * or a server that takes them, no article is sent.
 */
export const publishRound = async (
  courier: Courier,
  given: Selection,
  now: Instant,
): Promise<Round> => {
  const { client, progress, renditions } = courier;
  const selection = await illustrated(given, renditions, progress, client.signal);
  const { articles: selected } = selection;
  const problems = selectionProblems(selection, now);
  const settings = selection.content.publication;
  const warnings = settingsWarnings(settings, now);
  if (!settings.parsed.ok) {
    const publication = { kind: "unsound" } as const;
    return {
      problems,
      warnings,
      withheld: selected,
      settings,
      publication,
      media: NO_MEDIA,
      articles: [],
    };
  }
  const unsound = new Set(problems.map(({ path }) => path));
  const sound = selected.flatMap((file) =>
    file.parsed.ok && !unsound.has(file.path) ? [{ file, value: file.parsed.value }] : [],
  );
  const withheld = selected.filter(({ path }) => unsound.has(path));
  // Settings show files too: the logo.
  const files = [settings, ...sound.map(({ file }) => file)].flatMap(({ media }) => media);
  const media = await deliverMedia(courier, files);
  const publication = await deliverPublication(courier, {
    file: settings,
    value: settings.parsed.value,
  });
  const accepted = "etag" in publication;
  const articles = accepted ? await deliverArticles(courier, sound, media) : [];
  const redirects = accepted ? await deliverRedirects(client, selection) : undefined;
  return {
    ...(redirects && { redirects }),
    problems,
    warnings,
    withheld: accepted ? withheld : selected,
    settings,
    publication,
    media,
    articles,
  };
};

/** Old addresses go last: what they lead to is there before them. */
const deliverRedirects = async (
  client: Client,
  { content: { redirects }, isWhole }: Selection,
): Promise<FileProblem | undefined> => {
  if (!isWhole || !redirects?.parsed.ok) return undefined;
  const refusal = await sendRedirects(client, byRecord(redirects.parsed.value));
  return refusal === undefined ? undefined : { path: redirects.path, problem: { detail: refusal } };
};
