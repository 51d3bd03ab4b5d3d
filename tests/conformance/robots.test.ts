import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isMissing } from "./judges.ts";
import { read } from "./newsstand.ts";

/** Asks Python's parser about each `agent path`, one to a line. */
const JUDGE = `
import sys, urllib.robotparser
document, questions = sys.stdin.read().split("\\0")
robots = urllib.robotparser.RobotFileParser()
robots.parse(document.splitlines())
for question in questions.splitlines():
    agent, path = question.split(" ")
    print(robots.can_fetch(agent, path))
`;

const mayFetch = async (questions: readonly string[]): Promise<readonly boolean[]> =>
  execFileSync("/usr/bin/python3", ["-c", JUDGE], {
    input: `${await read("/robots.txt")}\0${questions.join("\n")}`,
    encoding: "utf8",
  })
    .trim()
    .split("\n")
    .map((answer) => answer === "True");

describe.skipIf(isMissing("python"))("robots.txt, as a parser of others reads it", () => {
  it("lets every agent read pages and feeds, and none the publishing API", async () => {
    expect(
      await mayFetch([
        "Googlebot /",
        "FeedBurner/1.0 /rss.xml",
        "OAI-SearchBot /articles/gone-is-an-answer",
        "Googlebot /publishing/publication",
      ]),
    ).toEqual([true, true, true, false]);
  });

  it("lets nobody read to train on it", async () => {
    expect(await mayFetch(["GPTBot /", "CCBot /rss.xml", "ClaudeBot /articles/x"])).toEqual([
      false,
      false,
      false,
    ]);
  });
});
