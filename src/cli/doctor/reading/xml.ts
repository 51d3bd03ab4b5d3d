import { SaxesParser } from "saxes";
import { type Result, fail, ok } from "../../../model/result.ts";

/** An element by its namespace and local name: `{http://www.w3.org/2005/Atom}link`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly inside it. */
  readonly text: string;
}

interface Open extends XmlElement {
  readonly children: Open[];
  text: string;
}

/** Reads XML with namespaces; the error says where it is not well-formed. */
export const readXml = (document: string): Result<XmlElement, string> => {
  const parser = new SaxesParser({ xmlns: true });
  const root: Open = { name: "", attributes: {}, children: [], text: "" };
  const open: Open[] = [root];
  const top = (): Open => open.at(-1) ?? root;
  parser.on("opentag", ({ uri, local, attributes }) => {
    const element: Open = {
      name: uri ? `{${uri}}${local}` : local,
      attributes: Object.fromEntries(
        Object.values(attributes).map(({ name, value }) => [name, value]),
      ),
      children: [],
      text: "",
    };
    top().children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  const addText = (text: string): void => {
    top().text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("error", (error) => {
    throw error;
  });
  try {
    parser.write(document).close();
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  const [element] = root.children;
  return element ? ok(element) : fail("there is no element");
};

export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

export const textIn = (element: XmlElement, name: string): string | undefined =>
  childrenOf(element, name)[0]?.text.trim();
