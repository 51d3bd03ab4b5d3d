import type { JSX } from "hono/jsx/jsx-runtime";
import type { Schema } from "../../json-schema.ts";

type Members = Readonly<Record<string, Schema>>;

/** Where the page tells what a named body is made of. */
export const bodyAnchor = (name: string): string => `body-${name}`;

/** What a description says: of its Markdown (OpenAPI 3.1 §4.4) ours has code alone. */
export const Prose = ({ text }: { text: string }): JSX.Element => (
  <>{text.split("`").map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</>
);

const nameOf = ({ $ref }: Schema): string | undefined =>
  typeof $ref === "string" ? $ref.slice($ref.lastIndexOf("/") + 1) : undefined;

/** What a value may be, in a few words; a named body is a link. */
export const Type = ({ of }: { of: Schema }): JSX.Element => {
  const name = nameOf(of);
  if (name !== undefined) return <a href={`#${bodyAnchor(name)}`}>{name}</a>;
  const { type, items, additionalProperties, format, pattern } = of;
  const choices = (of["anyOf"] ?? of["oneOf"]) as readonly Schema[] | undefined;
  if (choices) {
    const kinds = choices.map((choice, index) => (
      <>
        {index > 0 && " or "}
        <Type of={choice} />
      </>
    ));
    return <>{kinds}</>;
  }
  const values = "const" in of ? [of["const"]] : (of["enum"] as readonly unknown[] | undefined);
  if (values) {
    const codes = values.map((value, index) => (
      <>
        {index > 0 && ", "}
        <code>{String(value)}</code>
      </>
    ));
    return <>{codes}</>;
  }
  if (type === "array") {
    return (
      <>
        list of <Type of={(items ?? {}) as Schema} />
      </>
    );
  }
  if (type === "object" && typeof additionalProperties === "object") {
    return (
      <>
        object, each member <Type of={additionalProperties as Schema} />
      </>
    );
  }
  const words = [(type ?? "anything") as string | readonly string[]].flat().join(" or ");
  return (
    <>
      {words}
      {typeof format === "string" && `, ${format}`}
      {typeof pattern === "string" && (
        <>
          , <code>{pattern}</code>
        </>
      )}
      {limits(of)}
    </>
  );
};

const limits = ({ minimum, maximum, maxLength, maxItems }: Schema): string =>
  [
    typeof minimum === "number" && minimum > 0 && `at least ${minimum}`,
    typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER && `at most ${maximum}`,
    typeof maxLength === "number" && `at most ${maxLength} characters`,
    typeof maxItems === "number" && `at most ${maxItems}`,
  ]
    .filter((limit) => limit !== false)
    .map((limit) => `, ${limit}`)
    .join("");

/** The schema whose members a list or a map is of. */
const innermost = (schema: Schema): Schema => {
  const inner = schema["items"] ?? schema["additionalProperties"];
  return typeof inner === "object" && inner !== null ? innermost(inner as Schema) : schema;
};

/** The members of an object, and theirs, as a list of definitions. */
export const MembersOf = ({ schema }: { schema: Schema }): JSX.Element | null => {
  const choices = (innermost(schema)["oneOf"] ?? []) as readonly Schema[];
  if (choices.length > 0) {
    return (
      <>
        {choices.map((choice) => (
          <MembersOf schema={choice} />
        ))}
      </>
    );
  }
  const { properties, required } = innermost(schema);
  if (!properties) return null;
  const wanted = new Set((required ?? []) as readonly string[]);
  return (
    <dl>
      {Object.entries(properties as Members).map(([name, member]) => (
        <>
          <dt>
            <code>{name}</code>
            {wanted.has(name) && <span class="soft"> always</span>}
          </dt>
          <dd>
            <Type of={member} />
            {typeof member["description"] === "string" && (
              <span class="soft">
                {" "}
                <Prose text={member["description"]} />
              </span>
            )}
            <MembersOf schema={member} />
          </dd>
        </>
      ))}
    </dl>
  );
};
