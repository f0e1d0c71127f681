/** The service's clock, as far as its answers show it. All times are milliseconds since 1970. */
export interface ServiceClock {
	/**
	 * Takes in the `Date` header of an answer. Anything that is no date, or is more than a year away, is ignored.
	 *
	 * @param sentAt when the request left, by our own clock
	 * @param receivedAt when its answer had arrived, by our own clock
	 */
	heard(date: unknown, sentAt: number, receivedAt: number): void;
	/** What the service's clock shows now; our own clock until an answer has told. */
	now(): number;
	/** Whether an answer has told. */
	isKnown(): boolean;
}

/** A `Date` header has whole seconds, cut off (RFC 9110, 5.6.7). */
const RESOLUTION_MS = 1000;

/** A machine whose clock is wrong by more than this could not even verify a certificate. */
const MAX_OFFSET_MS = 366 * 24 * 3600 * 1000;

/**
 * Learns how far the service's clock is ahead of ours. Each answer bounds the offset: the service wrote its date after the
 * request left and before the answer arrived. The bounds of all answers together are narrower than those of any one of them,
 * so a slow answer never spoils what a quick one has shown. Where they contradict each other, one of the clocks was set
 * meanwhile, and the newest answer counts alone.
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
