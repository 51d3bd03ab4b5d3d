/** What programs do with what they read, for each of which the settings say whether they may. */
const MACHINE_USES = ["search", "answers", "training"] as const;
export type MachineUse = (typeof MACHINE_USES)[number];

/** Reserved: not without a licence of ours. */
export const PERMISSIONS = ["allowed", "reserved"] as const;
type Permission = (typeof PERMISSIONS)[number];

/**
 * The one statement behind robots.txt, content signals, RSL and TDMRep, so that none of them says
 * what another denies.
 */
export type MachineUses = Readonly<Record<MachineUse, Permission>>;

/** Search sends readers, and answers can; training sends nobody. */
const DEFAULTS: MachineUses = { search: "allowed", answers: "allowed", training: "reserved" };

/** What programs may do, with the defaults where the settings say nothing. */
export const machineUsesOf = ({
  crawlers,
}: {
  readonly crawlers?: Partial<MachineUses>;
}): MachineUses => ({ ...DEFAULTS, ...crawlers });

export const usesWith = (permission: Permission, uses: MachineUses): readonly MachineUse[] =>
  MACHINE_USES.filter((use) => uses[use] === permission);
