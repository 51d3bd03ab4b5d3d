import { EVERY_FIELD } from "./reading.ts";
import { scriptReader } from "./script-reader.ts";

/** https://feedparser.readthedocs.io */
export const universalFeedParser = scriptReader({
  name: "Universal Feed Parser",
  language: "Python",
  program: "feedparser",
  command: "/usr/bin/python3",
  script: "universal-feed-parser.py",
  fields: { "rss.xml": EVERY_FIELD, "atom.xml": EVERY_FIELD },
});
