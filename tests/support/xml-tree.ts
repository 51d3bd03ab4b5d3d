import { SaxesParser } from "saxes";

/** An element by its namespace name and local name: `{http://www.w3.org/2005/Atom}link`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly inside it. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Open[];
  text: string;
}

const fullName = (uri: string, local: string): string => (uri ? `{${uri}}${local}` : local);

/** Reads XML with namespaces; throws what the parser says where it is not well-formed. */
export const parseXml = (document: string): XmlElement => {
  const parser = new SaxesParser({ xmlns: true });
  const root: Open = { name: "", attributes: {}, children: [], text: "" };
  const open: Open[] = [root];
  const top = (): Open => open.at(-1) ?? root;
  parser.on("opentag", (tag) => {
    const element: Open = {
      name: fullName(tag.uri, tag.local),
      attributes: Object.fromEntries(
        Object.values(tag.attributes).map(({ name, value }) => [name, value]),
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
  parser.write(document).close();
  const [element] = root.children;
  if (!element) throw new Error("no element");
  return element;
};

export const childrenNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);

/** The only child of that name; throws when there are none or several. */
export const onlyChild = (element: XmlElement, name: string): XmlElement => {
  const [found, ...more] = childrenNamed(element, name);
  if (!found || more.length > 0) throw new Error(`${element.name} has not one ${name}`);
  return found;
};

export const textOf = (element: XmlElement, name: string): string => onlyChild(element, name).text;
