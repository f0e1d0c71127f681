/** The service's clock as revealed by its answers. All times are milliseconds since 1970. */
export interface ServiceClock {
	/**
	 * Processes the `Date` header of an answer. Invalid dates and dates more than a year off are ignored.
	 *
	 * @param sentAt local time at which the request was sent
	 * @param receivedAt local time at which its answer arrived
	 */
	heard(date: unknown, sentAt: number, receivedAt: number): void;
	/** The service's current time; the local time until an answer has revealed it. */
	now(): number;
	/** Whether an answer has revealed it. */
	isKnown(): boolean;
}

/** A `Date` header is truncated to whole seconds (RFC 9110, 5.6.7). */
const RESOLUTION_MS = 1000;

/** With a clock this wrong, not even certificates could be verified. */
const MAX_OFFSET_MS = 366 * 24 * 3600 * 1000;

/**
 * Estimates how far the service's clock is ahead of the local one. Each answer bounds the offset, since its date was
 * written after the request was sent and before the answer arrived. All answers together give narrower bounds than any
 * one, so a slow answer never degrades the estimate. If bounds contradict each other, a clock was adjusted, and only the
 * latest counts.
 */
export function createServiceClock(): ServiceClock {
	let bounds: { least: number; most: number } | undefined;
	return {
		heard: (date, sentAt, receivedAt) => {
			const written = typeof date === 'string' ? Date.parse(date) : Number.NaN;
			const least = written - receivedAt;
			const most = written + RESOLUTION_MS - sentAt;
			if (!(Math.abs(least) < MAX_OFFSET_MS) || most < least) return;
			const both = {
				least: Math.max(least, bounds?.least ?? least),
				most: Math.min(most, bounds?.most ?? most),
			};
			bounds = both.least <= both.most ? both : { least, most };
		},
		now: () => Date.now() + (bounds ? Math.round((bounds.least + bounds.most) / 2) : 0),
		isKnown: () => bounds !== undefined,
	};
}
