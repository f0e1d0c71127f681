/** What was caught, as an error that can be thrown on. */
export const asError = (error: unknown): Error =>
	error instanceof Error ? error : new Error(String(error));
