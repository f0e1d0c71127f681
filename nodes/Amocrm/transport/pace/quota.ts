/** amoCRM's limit per integration (API facts, part 2). Exceeding it gives 429, and eventually a block. */
export const REQUESTS_PER_SECOND = 7;

/**
 * The service counts seconds by arrival time. This margin keeps a request that travels faster than its predecessor from
 * exceeding the limit.
 */
const MARGIN_MS = 40;
const WINDOW_MS = 1000 + MARGIN_MS;

/**
 * The initial share, until answers show that nobody else uses the account. Three processes that start together stay below
 * the limit, and one that joins another at full speed exceeds it only slightly.
 */
const FIRST_SHARE = 2;

/**
 * A higher share is tried by sending one request this much early. A small value pushes fewer requests of others over the
 * limit; while learning it is nearly the whole window, to learn quickly.
 */
const EARLY_MS = { least: 70, most: 100, learning: 900 };

/** Tries that must succeed in a row, since a single one may have hit a gap between other requests. */
const PROOFS = 2;

/** Delay until the next try: after a cut, since most cuts free more than needed, and after a refused try. */
const RETRY_MS = 6_000;
const RETRY_REFUSED_MS = 80_000;

/** A single 429 is another process's try. Two at different moments within seconds mean that the share is too high. */
const MOMENT_MS = 100;
const STRIKES_WITHIN_MS = 3_000;

/** A 429 for a request sent this soon after a rise shows that the rise was wrong. */
const DOUBTFUL_MS = 2_500;

/** If one request a second is still too many, the window is stretched up to this factor. */
const MAX_STRETCH = 4;

/** After this long idle, a process that recently met others starts over, since they may have taken its share. */
const IDLE_MS = 60_000;
const OTHERS_MS = 1_800_000;

/** A process's share of an account's requests. Times are milliseconds of a monotonic clock. */
export interface Quota {
	/** When the next request may be sent. */
	freeAt(now: number): number;
	sent(now: number): void;
	/** The latest request was sent this much later than recorded, because the process was busy. */
	delayed(ms: number): void;
	/** A request was answered; `accepted` = the answer was not 429. */
	answered(sentAt: number, now: number, accepted: boolean): void;
	/** Requests allowed per window. */
	share(): number;
}

/**
 * Learns how many of the account's 7 requests a second this process may use. Other processes and integrations use the
 * same account, and only a 429 reveals them. It counts requests per window rather than spacing them: shares that add up
 * to 7 then cause no 429 at all, whatever the phase of each process.
 *
 * One request too many makes the service refuse all that follow in that second, because refused requests count too. So a
 * higher share is tried with single requests sent slightly early, and the share is halved when it is too high.
 *
 * @param random between 0 and 1; keeps processes that were cut together from rising together
 */
export function createQuota(random: () => number = Math.random): Quota {
	const sentAt: number[] = [];
	let share = FIRST_SHARE;
	let stretch = 1;
	/** Until the first 429, or until the full limit is reached. */
	let learning = true;
	/** The request in flight that tries a higher share. */
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
		// Not before this one was due; otherwise there would be two too many.
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
		// Sent before the last cut, so it is part of the same event.
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
