/** What a command tells the shell: the same numbers for every verb. */
export const EXIT = {
  done: 0,
  /** Something in `content/` is wrong, or the server refused it. */
  problems: 1,
  /** The command line or the settings around it are wrong. */
  usage: 2,
  /** The server or the network did not answer as it should. */
  server: 3,
  /** Stopped by Ctrl-C: 128 + SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The code that matters most when several parts of one command ended differently. */
export const gravest = (...codes: readonly ExitCode[]): ExitCode =>
  codes.reduce((worst, code) => (code > worst ? code : worst), EXIT.done);
