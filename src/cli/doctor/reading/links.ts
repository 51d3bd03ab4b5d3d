/** A link of a document or of its `Link` field. */
export interface SeenLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

export const seenLink = (rel: string, href: string, type: string | undefined): SeenLink => ({
  rel,
  href,
  ...(type !== undefined && { type }),
});

/** The links of a `Link` field (RFC 8288 §3), one for each relation. */
export const linksInField = (field: string | undefined): readonly SeenLink[] =>
  [...(field ?? "").matchAll(/<([^>]*)>((?:\s*;\s*[\w*-]+(?:=(?:"[^"]*"|[^",;]*))?)*)/g)].flatMap(
    ([, href = "", parameters = ""]) => {
      const type = parameterIn(parameters, "type");
      return relationsOf(parameterIn(parameters, "rel")).map((rel) => seenLink(rel, href, type));
    },
  );

const parameterIn = (parameters: string, name: string): string | undefined => {
  const found = new RegExp(String.raw`;\s*${name}=(?:"([^"]*)"|([^";,\s]*))`, "i").exec(parameters);
  return found?.[1] ?? found?.[2];
};

export const relationsOf = (rel: string | undefined): readonly string[] =>
  (rel ?? "").toLowerCase().split(/\s+/).filter(Boolean);
