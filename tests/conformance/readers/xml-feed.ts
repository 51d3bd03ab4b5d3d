import { EVERY_FIELD } from "./reading.ts";
import { scriptReader } from "./script-reader.ts";

/** https://metacpan.org/pod/XML::Feed: XML::RSS and XML::Atom behind one interface. */
export const xmlFeed = scriptReader({
  name: "XML::Feed",
  language: "Perl",
  program: "XML::Feed",
  command: "perl",
  script: "xml-feed.pl",
  fields: { "rss.xml": EVERY_FIELD, "atom.xml": EVERY_FIELD },
  // XML::RSS takes any element called guid for an item's, and dies where there is no item yet.
  diesOf: (document) => document.includes("<podcast:guid>"),
});
