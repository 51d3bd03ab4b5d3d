import { allBut, EVERY_FIELD } from "./reading.ts";
import { scriptReader } from "./script-reader.ts";

/** https://github.com/ruby/rss: validates what it parses, and knows no `dcterms`. */
export const rubyRss = scriptReader({
  name: "Ruby rss",
  language: "Ruby",
  program: "rss",
  command: "ruby",
  script: "ruby-rss.rb",
  fields: { "rss.xml": allBut("updated"), "atom.xml": EVERY_FIELD },
});
