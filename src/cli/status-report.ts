import type { StatusAnswer } from "./status-answer.ts";
import { aligned, counted, sized } from "./terminal.ts";

/** What stands in the way of readers and wants somebody to look, one line each. */
export const worries = ({
  overdue,
  releases,
  outbox,
  announcements,
  spent,
}: StatusAnswer): readonly string[] => [
  ...releases.refused.map(
    ({ slug, at, problems }) =>
      `${slug} was not released at ${at}, and is a draft again: ${problems.map(inWords).join("; ")}`,
  ),
  ...releases.failing.map(({ slug, at, error }) => `${slug} is due since ${at}: ${error}`),
  ...(overdue > 0 ? [`${overdue} due for more than a minute, of records and releases`] : []),
  ...outbox.parkedRows.map(
    ({ key, error, since }) => `${key} is set aside since ${since}: ${error}`,
  ),
  ...surplus(outbox.parked - outbox.parkedRows.length, "record"),
  ...(announcements.parked > 0
    ? [`${counted(announcements.parked, "announcement")} to hubs set aside`]
    : []),
  ...(spent.isExhausted ? [`KV takes no more writes on ${spent.day}`] : []),
];

const inWords = ({
  pointer = "",
  detail,
}: StatusAnswer["releases"]["refused"][number]["problems"][number]): string =>
  `${pointer} ${detail}`.trimStart();

const surplus = (count: number, noun: string): readonly string[] =>
  count > 0 ? [`${counted(count, `more ${noun}`)} set aside`] : [];

/** The newsroom's status for people: a word, and what there is to say of it. */
export const statusLines = (status: StatusAnswer): readonly string[] => {
  const { articles, releases, outbox, announcements, spent } = status;
  const worst = releases.last.toSorted((a, b) => b.latenessMs - a.latenessMs)[0];
  const failing = [
    ...outbox.failing.map(({ key, lastError = "" }) => `${key}: ${lastError}`),
    ...announcements.failing.map(({ hub, path, error }) => `${hub} about ${path}: ${error}`),
  ];
  return aligned([
    ["articles", listed(Object.entries(articles).map(([state, count]) => `${count} ${state}`))],
    ...rows(
      "next",
      releases.next.map(({ slug, at }) => `${at} ${slug}`),
    ),
    ...(worst
      ? [
          [
            "lateness",
            `${worst.latenessMs} ms at most in the last ${counted(releases.last.length, "release")}`,
          ],
        ]
      : []),
    ["queue", listed(Object.entries(outbox.kinds).map(([kind, queued]) => queue(kind, queued)))],
    ["hubs", `${announcements.waiting} to be told`],
    ...rows("failing", failing),
    [
      "KV writes",
      `${spent.writes}${spent.budget === undefined ? "" : ` of ${spent.budget}`} on ${spent.day}`,
    ],
    ["rebuild", rebuild(status)],
    [
      "ledger",
      `${sized(status.storageBytes)}, schema ${status.schema}, rendering ${status.rendering}`,
    ],
  ]);
};

const listed = (parts: readonly string[]): string => parts.join(", ") || "none";

/** The name stands before the first alone. */
const rows = (name: string, values: readonly string[]): readonly (readonly string[])[] =>
  values.map((value, index) => [index === 0 ? name : "", value]);

const queue = (
  kind: string,
  { waiting, parked, oldestDueAt }: StatusAnswer["outbox"]["kinds"][string],
): string =>
  [
    `${waiting} ${kind}`,
    parked > 0 && `(${parked} set aside)`,
    oldestDueAt !== undefined && `since ${oldestDueAt}`,
  ]
    .filter((part) => part !== false)
    .join(" ");

const rebuild = ({
  rebuild: { finishedAt, marked, waiting, total, isIncomplete },
}: StatusAnswer): string =>
  finishedAt === undefined
    ? `${marked - waiting} of ${total} records written${isIncomplete === true ? "; what KV lacks is 503" : ""}`
    : `finished ${finishedAt}`;
