/** What amoCRM allows one integration in a second (API facts, part 2): more is answered 429, and in the end a block. */
export const REQUESTS_PER_SECOND = 7;

/**
 * The second is counted by the service, when requests arrive. This much is added to ours, so that a request which travels
 * faster than the one before it does not make one too many in a second.
 */
const MARGIN_MS = 40;
const WINDOW_MS = 1000 + MARGIN_MS;

/**
 * What a process begins with, until answers show that nobody else uses the account: three that begin together stay under the
 * limit, and one that joins another at full speed pushes it over only a little.
 */
const FIRST_SHARE = 2;

/**
 * A higher share is tried with one request that goes so much early. The less, the fewer requests of others it can push
 * over the limit; at the beginning nearly the whole, to learn quickly.
 */
const EARLY_MS = { least: 70, most: 100, learning: 900 };

/** So many tries in a row must be accepted, since one may have met a gap between the requests of others. */
const PROOFS = 2;

/** When the next try may be: after a cut, since most cuts free more than was needed; after a try that was refused. */
const RETRY_MS = 6_000;
const RETRY_REFUSED_MS = 80_000;

/** A single 429 is another process's try. Two at different moments within a few seconds mean too many, all the time. */
const MOMENT_MS = 100;
const STRIKES_WITHIN_MS = 3_000;

/** A request sent this soon after a rise and refused shows that the rise was wrong. */
const DOUBTFUL_MS = 2_500;

/** With one request a second and still too many, the second is stretched up to this many times. */
const MAX_STRETCH = 4;

/** After this long without a request, a process that met others not long ago begins anew: they may have taken its share. */
const IDLE_MS = 60_000;
const OTHERS_MS = 1_800_000;

/** A process's share of an account's requests. Times are milliseconds of one clock that never goes back. */
export interface Quota {
	/** When the next request may be sent. */
	freeAt(now: number): number;
	sent(now: number): void;
	/** The newest request left this process so much later than it was told, because the process was busy. */
	delayed(ms: number): void;
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
 * One request too many in a second makes the service refuse all that follow, because refused ones count as well. So more is
 * tried with single requests that are a little early, and the share is halved when it is too high.
 *
 * @param random between 0 and 1; keeps processes that were cut together from rising together
 */
export function createQuota(random: () => number = Math.random): Quota {
	const sentAt: number[] = [];
	let share = FIRST_SHARE;
	let stretch = 1;
	/** Until the first 429, or the whole limit. */
	let learning = true;
	/** The request under way that tries a higher share. */
	let trial: number | undefined;
	let trialFrom = Number.NEGATIVE_INFINITY;
	let early = EARLY_MS.learning;
	let proofs = 0;
	let strikes: number[] = [];
	let cutAt = Number.NEGATIVE_INFINITY;
	let roseAt = Number.NEGATIVE_INFINITY;
	let refusedAt = Number.NEGATIVE_INFINITY;

	const due = () => {
		const nth = sentAt[sentAt.length - share];
		return nth === undefined ? Number.NEGATIVE_INFINITY : nth + WINDOW_MS * stretch;
	};
	const lead = () => (stretch > 1 ? (WINDOW_MS * stretch) / 2 : early);
	const full = () => share === REQUESTS_PER_SECOND && stretch === 1;
	const mayTry = (now: number) =>
		!full() && trial === undefined && now >= trialFrom && now < due() - MARGIN_MS;

	const nextTrial = (from: number) => {
		trial = undefined;
		trialFrom = from;
		early = learning
			? EARLY_MS.learning
			: EARLY_MS.least + random() * (EARLY_MS.most - EARLY_MS.least);
	};
	const spread = (ms: number) => ms * (0.75 + random() / 2);

	const rise = (now: number) => {
		if (stretch > 1) stretch /= 2;
		else share += 1;
		if (full()) learning = false;
		proofs = 0;
		roseAt = now;
		nextTrial(now);
	};

	const tried = (request: number, now: number, accepted: boolean) => {
		proofs = accepted ? proofs + 1 : 0;
		if (!accepted) {
			learning = false;
			nextTrial(now + spread(RETRY_REFUSED_MS));
		} else if (learning || proofs === PROOFS) rise(now);
		// Not before this one would have been due, since then there would be two too many.
		else nextTrial(request + lead());
	};

	const cut = (now: number, wrongRise: boolean) => {
		if (share === 1) stretch = Math.min(stretch * 2, MAX_STRETCH);
		share = Math.max(1, wrongRise ? share - 1 : Math.ceil(share / 2));
		learning = false;
		proofs = 0;
		strikes = [];
		cutAt = now;
		roseAt = Number.NEGATIVE_INFINITY;
		nextTrial(now + spread(wrongRise ? RETRY_REFUSED_MS : RETRY_MS));
	};

	const refused = (request: number, now: number) => {
		// Sent before the last cut: the same event.
		if (request <= cutAt) return;
		const wrongRise = !learning && request > roseAt && request < roseAt + DOUBTFUL_MS;
		strikes = [
			...strikes.filter((strike) => strike > request - STRIKES_WITHIN_MS * stretch),
			request,
		];
		const lasting = strikes.some((strike) => Math.abs(request - strike) > MOMENT_MS);
		if (learning || wrongRise || lasting) cut(now, wrongRise);
	};

	const beginAnew = (now: number) => {
		const last = sentAt.at(-1) ?? now;
		if (now - last < IDLE_MS || now - refusedAt > OTHERS_MS || learning) return;
		share = Math.min(share, FIRST_SHARE);
		learning = true;
		nextTrial(now);
	};

	return {
		share: () => share,
		freeAt: (now) => {
			beginAnew(now);
			return Math.max(mayTry(now) ? due() - lead() : due(), now);
		},
		sent: (now) => {
			if (mayTry(now)) trial = now;
			if (sentAt.push(now) > REQUESTS_PER_SECOND) sentAt.shift();
		},
		delayed: (ms) => {
			const last = sentAt.pop();
			if (last !== undefined) sentAt.push(last + ms);
		},
		answered: (request, now, accepted) => {
			if (!accepted) refusedAt = now;
			if (request === trial) tried(request, now, accepted);
			else if (!accepted) refused(request, now);
		},
	};
}
