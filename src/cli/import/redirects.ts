import { OLD_PATH_MAX_CHARACTERS } from "../../model/old-path.ts";

/** First segments of paths that are ours: an address there is answered before old ones are looked for. */
const OURS =
  /^\/(?:articles|sections|topics|stories|authors|languages|feeds|feed|archive|sitemaps|media|assets|publishing|schemas)(?:[/?]|$)/;

/** Whether an old path can lead anywhere: none of ours, and none that is the article's own. */
export const canLead = (path: string): boolean =>
  path.length <= OLD_PATH_MAX_CHARACTERS && !OURS.test(path) && !/^\/(?:\?(?!p=\d)|$)/.test(path);
