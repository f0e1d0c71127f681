import type { SandboxOptions } from './options';

/** Milliseconds of the account's own clock, which may differ from ours. */
export const clockMs = ({ clockOffsetSeconds }: SandboxOptions): number =>
	Date.now() + clockOffsetSeconds * 1000;

/** The account's time in whole Unix seconds: every `*_at` and `server_time` is read from here. */
export const now = ({ options }: { options: SandboxOptions }): number =>
	Math.floor(clockMs(options) / 1000);

/** The `Date` header of an answer given now. */
export const dateHeader = (options: SandboxOptions): string =>
	new Date(clockMs(options)).toUTCString();
