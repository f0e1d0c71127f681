/** Turns any caught value into an error to rethrow. */
export const asError = (error: unknown): Error =>
	error instanceof Error ? error : new Error(String(error));
