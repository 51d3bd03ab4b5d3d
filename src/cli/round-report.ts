import type { Problem } from "../model/problem.ts";
import { command } from "./command.ts";
import type { ArticleFile, PublicationFile } from "./content.ts";
import { unknownToken } from "./credentials.ts";
import { EXIT, type ExitCode, gravest } from "./exit-code.ts";
import type { ArticleDelivery } from "./delivery.ts";
import {
  type Complaint,
  inFile,
  placedIn,
  problemLine,
  problemRecord,
  warningLine,
} from "./problem-report.ts";
import type { Round } from "./publishing-round.ts";
import type { Pushed } from "./push.ts";
import type { Target } from "./target.ts";
import { aligned, counted, sized } from "./terminal.ts";

const AHEAD =
  "somebody else published it since you did; take their change over and publish again, or replace it with --force";
const BEHIND =
  "you changed it by a command since, and this file does not say so; let it, and publish again, or replace what is there with --force";
const uncorrected = (corrections: readonly string[]): string =>
  `would take back what readers were told on ${corrections.join(", ")}; put that into \`corrections:\`, or take it back with \`publish --force\``;
const ABSENT =
  "the server has none of it any more, though it was published from here; --force publishes it anew";

/** Every complaint of a round, before and after sending. */
const complaints = (round: Round, target: Target): readonly Complaint[] => [
  ...round.problems,
  ...(round.publication.kind === "unsound"
    ? []
    : complaintsOf(round.publication, round.settings, target)),
  ...round.articles.flatMap(({ file, outcome }) => {
    if (outcome.kind === "not-tried") return [];
    if (outcome.kind === "without-media") {
      const { name } = outcome.file;
      return inFile(file.path, [{ detail: `${name} was not taken: ${outcome.because.detail}` }]);
    }
    if (outcome.kind === "behind") return inFile(file.path, [{ detail: BEHIND }]);
    if (outcome.kind === "uncorrected") {
      return inFile(file.path, [{ detail: uncorrected(outcome.corrections) }]);
    }
    return complaintsOf(outcome, file, target);
  }),
  ...(round.redirects ? [round.redirects] : []),
];

const NO_COMPLAINTS: readonly Complaint[] = [];

const complaintsOf = (
  pushed: Pushed,
  { path, yaml }: ArticleFile | PublicationFile,
  target: Target,
): readonly Complaint[] => {
  switch (pushed.kind) {
    case "ahead":
      return inFile(path, [
        {
          detail: pushed.current === undefined ? ABSENT : `${AHEAD} (theirs is ${pushed.current})`,
        },
      ]);
    case "refused": {
      if (pushed.status === 401) return [{ problem: { detail: unknownToken(target) } }];
      const problems = pushed.problems.length > 0 ? pushed.problems : [wholeRefusal(pushed)];
      return inFile(
        path,
        problems.map((problem) => placedIn(yaml, problem)),
      );
    }
    case "unanswered":
      return inFile(path, [{ detail: pushed.detail }]);
    case "changed":
    case "created":
    case "unchanged":
      return NO_COMPLAINTS;
    default:
      return pushed satisfies never;
  }
};

/** A conflict (RFC 9110 §15.5.10) is between an article's id and its permalink, and the id is what can be wrong in a file. */
const wholeRefusal = ({ status, detail }: { status: number; detail: string }): Problem => ({
  detail,
  ...(status === 409 && { pointer: "/id" }),
});

export const exitCodeOf = (round: Round): ExitCode =>
  gravest(
    round.problems.length > 0 || round.redirects ? EXIT.problems : EXIT.done,
    round.publication.kind === "unsound" ? EXIT.problems : codeOf(round.publication),
    ...round.articles.map(({ outcome }) => {
      if (outcome.kind === "not-tried") return EXIT.server;
      if (outcome.kind === "behind" || outcome.kind === "uncorrected") return EXIT.problems;
      return codeOf(outcome.kind === "without-media" ? outcome.because : outcome);
    }),
  );

const codeOf = (pushed: Pushed): ExitCode => {
  if ("etag" in pushed) return EXIT.done;
  return pushed.kind === "unanswered" ? EXIT.server : EXIT.problems;
};

/** One word for a row: "withdrawn" is what became of an article whose front matter says so, "scheduled" of one that is held, "drafted" of a draft. */
const wordFor = ({ file, outcome }: ArticleDelivery): string => {
  const withdrawn = file.parsed.ok && file.parsed.value.withdrawn !== undefined;
  if (file.isDraft && "etag" in outcome && outcome.kind !== "unchanged") return "drafted";
  if ("releaseAt" in outcome && outcome.kind !== "unchanged") return "scheduled";
  if (withdrawn && "etag" in outcome && outcome.kind !== "unchanged") return "withdrawn";
  return outcome.kind;
};

const urlOf = ({ file }: ArticleDelivery, target: Target): string =>
  `${target.base}/articles/${file.slug ?? ""}`;

/** What became of each article, and its URL, or how to see a draft. */
export const outcomeLines = (round: Round, target: Target): readonly string[] =>
  aligned(
    round.articles.map((delivery) => {
      const { outcome } = delivery;
      const held = "releaseAt" in outcome ? [`until ${outcome.releaseAt}`] : [];
      // Its URL is nobody's yet.
      const isDraft = delivery.file.isDraft && "etag" in outcome;
      const where = isDraft
        ? command(`preview ${delivery.file.slug ?? ""}`)
        : urlOf(delivery, target);
      return [wordFor(delivery), where, ...held];
    }),
  );

/** How it went altogether. */
export const summaryLines = (round: Round): readonly string[] => {
  const tally = new Map<string, number>();
  for (const word of round.articles.map(wordFor)) tally.set(word, (tally.get(word) ?? 0) + 1);
  const parts = [...tally].map(([word, count]) => `${count} ${word}`);
  const { sentFiles, sentBytes } = round.media;
  const late = round.articles.filter(
    ({ outcome }) => "projected" in outcome && !outcome.projected,
  ).length;
  return [
    `${counted(round.articles.length, "article")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}; settings ${round.publication.kind}.`,
    ...(sentFiles > 0 ? [`${counted(sentFiles, "file")} sent, ${sized(sentBytes)}.`] : []),
    ...(round.withheld.length > 0
      ? [`${counted(round.withheld.length, "article")} not sent.`]
      : []),
    ...(late > 0 ? [`${counted(late, "article")} taken, but still on the way to readers.`] : []),
  ];
};

/** The same for programs. */
export const roundRecord = (round: Round, target: Target): Record<string, unknown> => ({
  target: target.base,
  publication: round.publication.kind,
  media: { sent: round.media.sentFiles, bytes: round.media.sentBytes },
  articles: round.articles.map((delivery) => ({
    path: delivery.file.path,
    slug: delivery.file.slug,
    outcome: wordFor(delivery),
    url: urlOf(delivery, target),
    ...("etag" in delivery.outcome && {
      etag: delivery.outcome.etag,
      projected: delivery.outcome.projected,
      ...(delivery.outcome.releaseAt !== undefined && { releaseAt: delivery.outcome.releaseAt }),
    }),
  })),
  withheld: round.withheld.map(({ path }) => path),
  problems: complaints(round, target).map(problemRecord),
  warnings: round.warnings.map(problemRecord),
  exitCode: exitCodeOf(round),
});

/** `file:line:column field: detail`, or what is wrong with the whole. */
export const complaintLines = (round: Round, target: Target): readonly string[] =>
  complaints(round, target).map(problemLine);

/** What was published all the same. */
export const warningLines = ({ warnings }: Round): readonly string[] => warnings.map(warningLine);
