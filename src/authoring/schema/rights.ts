import * as z from "zod/mini";
import { type Licensing, PAYMENTS } from "../../model/licensing.ts";
import { type MachineUses, PERMISSIONS } from "../../model/machine-use.ts";
import { readContact } from "../address.ts";
import { CONTACTS_MAX } from "../limits.ts";
import type { SecurityContact } from "../../model/publication.ts";
import { httpUrl, instant, unique } from "./fields.ts";
import { text } from "./read.ts";

const permission = z.enum(PERMISSIONS);

const contact = text(readContact);

/** What programs may do with what they read. */
export const crawlers = z.strictObject({
  search: z.exactOptional(permission),
  answers: z.exactOptional(permission),
  training: z.exactOptional(permission),
}) satisfies z.ZodMiniType<Partial<MachineUses>>;

/** On which terms they may do it. */
export const licensing = z.strictObject({
  payment: z.enum(PAYMENTS),
  terms: z.exactOptional(httpUrl),
  contact: z.exactOptional(contact),
}) satisfies z.ZodMiniType<Licensing>;

/** Whom to tell of a vulnerability. */
export const security = z.strictObject({
  contacts: unique(contact, CONTACTS_MAX).check(z.minLength(1)),
  expires: instant,
  policy: z.exactOptional(httpUrl),
}) satisfies z.ZodMiniType<SecurityContact>;
