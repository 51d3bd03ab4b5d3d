import type { Slug } from "./identity.ts";

/** What people read where a key stands for something. */
export interface Label {
  readonly label: string;
  readonly description?: string;
}

/** Looks a key up among own properties only, so that "constructor" is nobody's label. */
export const labelOf = <Value>(
  labels: Readonly<Record<string, Value>>,
  key: Slug,
): Value | undefined => (Object.hasOwn(labels, key) ? labels[key] : undefined);
