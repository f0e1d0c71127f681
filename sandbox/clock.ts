import type { SandboxOptions } from './options';

/** The account's clock in milliseconds, which can differ from the local one. */
export const clockMs = ({ clockOffsetSeconds }: SandboxOptions): number =>
	Date.now() + clockOffsetSeconds * 1000;

/** The account's time in Unix seconds, the source of every `*_at` and `server_time`. */
export const now = ({ options }: { options: SandboxOptions }): number =>
	Math.floor(clockMs(options) / 1000);

/** The `Date` header of an answer sent now. */
export const dateHeader = (options: SandboxOptions): string =>
	new Date(clockMs(options)).toUTCString();
