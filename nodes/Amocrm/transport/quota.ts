/** What amoCRM allows one integration in a second (API facts, part 2): more is answered 429, and in the end a block. */
export const REQUESTS_PER_SECOND = 7;

/**
 * The second is counted by the service, when requests arrive. 40 ms are added to ours, so that a request which travels
 * faster than the one before it does not make one too many in a second.
 */
const WINDOW_MS = 1040;

/** What a process begins with, until answers show that nobody else uses the account: others may be at full speed. */
const FIRST_SHARE = 3;
const FIRST_RISE = 2;
const FIRST_RISE_MS = 600;

/** After a cut, the share is tried one higher after this long; twice as long after a try that did not work; then quickly. */
const HOLD_MS = 50_000;
const MAX_HOLD_MS = 200_000;
const NEXT_RISE_MS = 6_000;

/** A 429 this soon after a rise was caused by the rise. Otherwise it takes several within a few seconds to cut the share. */
const RISE_TRIAL_MS = 5_000;
const STRIKES = 2;
const STRIKES_WITHIN_MS = 4_000;

/** With one request a second and still too many, the second is stretched up to this many times. */
const MAX_STRETCH = 16;

/** A process's share of an account's requests. Times are milliseconds of one clock that never goes back. */
export interface Quota {
	/** When the next request may be sent. */
	freeAt(now: number): number;
	sent(now: number): void;
	/** A request was answered; `accepted` = not with 429. */
	answered(sentAt: number, now: number, accepted: boolean): void;
	/** Requests allowed in one window. */
	share(): number;
}

/**
 * Learns how many of the account's 7 requests a second this process may use, since other processes and integrations use
 * the same account and nothing but a 429 tells of them. Whole requests in each window are counted, and not the time
 * between two: then shares that add up to 7 cause no 429 at all, however the processes' seconds lie to each other.
 *
 * @param random between 0 and 1; keeps processes that were cut together from rising together
 */
export function createQuota(random: () => number = Math.random): Quota {
	const sentAt: number[] = [];
	let answers: Array<{ sentAt: number; accepted: boolean }> = [];
	let share = FIRST_SHARE;
	let stretch = 1;
	let hold = HOLD_MS;
	let cutAt: number | undefined;
	let roseAt = Number.NEGATIVE_INFINITY;
	let riseAt: number | undefined;
	const spread = () => 0.75 + random() / 2;

	const rise = (now: number) => {
		riseAt ??= now + FIRST_RISE_MS;
		if (now < riseAt || share + 1 / stretch >= REQUESTS_PER_SECOND + 1) return;
		if (stretch > 1) stretch /= 2;
		else share = Math.min(share + (cutAt === undefined ? FIRST_RISE : 1), REQUESTS_PER_SECOND);
		roseAt = now;
		riseAt = now + (cutAt === undefined ? FIRST_RISE_MS : NEXT_RISE_MS * spread());
	};

	const cut = (request: number, now: number) => {
		const within = answers.filter((answer) => answer.sentAt > request - 1000 && answer.sentAt <= request);
		const accepted = within.filter((answer) => answer.accepted).length;
		const byRise = now - roseAt < RISE_TRIAL_MS;
		if (byRise && cutAt !== undefined) hold = Math.min(hold * 2, MAX_HOLD_MS);
		if (share === 1) stretch = Math.min(stretch * 2, MAX_STRETCH);
		// At the beginning nothing is known of the others, so what was accepted is the best guess.
		const next = cutAt === undefined ? accepted : Math.max(share - 2, byRise ? share - 1 : accepted);
		share = Math.max(1, Math.min(share - 1, next));
		cutAt = now;
		roseAt = Number.NEGATIVE_INFINITY;
		riseAt = now + hold * spread();
	};

	const refused = (request: number, now: number) => {
		// Sent before the last cut: the same event.
		if (cutAt !== undefined && request <= cutAt) return;
		const strikes = answers.filter((answer) => !answer.accepted && answer.sentAt > request - STRIKES_WITHIN_MS);
		const known = (strike: { sentAt: number }) => cutAt === undefined || strike.sentAt > cutAt;
		const alone = strikes.filter(known).length < STRIKES;
		if (alone && cutAt !== undefined && now - roseAt >= RISE_TRIAL_MS) return;
		cut(request, now);
	};

	return {
		share: () => share,
		freeAt: (now) => {
			rise(now);
			const nth = sentAt[sentAt.length - share];
			return nth === undefined ? now : nth + WINDOW_MS * stretch;
		},
		sent: (now) => {
			if (sentAt.push(now) > REQUESTS_PER_SECOND) sentAt.shift();
		},
		answered: (request, now, accepted) => {
			answers = [...answers.slice(-30), { sentAt: request, accepted }];
			if (accepted) return;
			refused(request, now);
		},
	};
}
