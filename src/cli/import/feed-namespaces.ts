const ATOM = "http://www.w3.org/2005/Atom";

export const isAtom = (uri: string): boolean => uri === ATOM;
/** RSS 2.0 has none, RSS 1.0 its own. */
export const isPlain = (uri: string): boolean => uri === "" || uri === "http://purl.org/rss/1.0/";

/** Names of namespaces, by how they begin: exports and podcasts write several versions of them. */
export const within =
  (...beginnings: readonly string[]) =>
  (uri: string): boolean =>
    beginnings.some((beginning) => uri.startsWith(beginning));

export const isDublinCore = within("http://purl.org/dc/");
