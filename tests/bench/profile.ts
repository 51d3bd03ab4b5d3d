import { connect } from "./inspector.ts";

/** A function and the share of the time that was spent in it itself. */
export interface HotSpot {
  readonly name: string;
  readonly share: number;
}

export interface Profile {
  /** Time in which the isolate worked, in milliseconds; it was idle for the rest. */
  readonly busyMs: number;
  /** The heaviest first. */
  readonly hotSpots: readonly HotSpot[];
}

const SAMPLE_EVERY_MICROSECONDS = 100;

/**
 * Profiles one isolate of a workerd that was started with its inspector
 * (chromedevtools.github.io/devtools-protocol/v8/Profiler).
 * @param inspector host and port
 * @param work what the isolate is to be watched at
 */
export const profile = async (
  inspector: string,
  isolate: string,
  work: () => Promise<unknown>,
): Promise<Profile> => {
  const session = await connect(inspector, isolate);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: SAMPLE_EVERY_MICROSECONDS });
  await session.send("Profiler.start");
  await work();
  const { profile } = (await session.send("Profiler.stop")) as { profile: V8Profile };
  session.close();
  return summaryOf(profile);
};

interface V8Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly lineNumber: number;
    };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const summaryOf = ({ nodes, samples, timeDeltas }: V8Profile): Profile => {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, lineNumber } }) => [
      id,
      functionName || `(anonymous, line ${lineNumber + 1})`,
    ]),
  );
  const times = new Map<string, number>();
  let busy = 0;
  for (const [index, sample] of samples.entries()) {
    const name = names.get(sample) ?? "(unknown)";
    if (name === "(idle)" || name === "(root)") continue;
    const delta = timeDeltas[index] ?? 0;
    busy += delta;
    times.set(name, (times.get(name) ?? 0) + delta);
  }
  return {
    busyMs: busy / 1000,
    hotSpots: [...times]
      .map(([name, time]) => ({ name, share: time / busy }))
      .toSorted((a, b) => b.share - a.share),
  };
};
