import * as fc from 'fast-check';

import {
	createQuota,
	REQUESTS_PER_SECOND,
	type Quota,
} from '../../../../nodes/Amocrm/transport/pace/quota';
import { seededRandom } from '../../../../sandbox/random';

const middle = () => 0.5;

interface Drive {
	from?: number;
	ms: number;
	latency?: number | (() => number);
	/** How often the sender checks whether it may send, in milliseconds. */
	look?: () => number;
	accepts?: (at: number) => boolean;
	/** Called for each request before the quota. */
	sending?: (at: number) => void;
}

/** Sends as much as the quota allows for a time, and reports the answers. Returns when requests were sent. */
function drive(
	quota: Quota,
	{ from = 0, ms, latency = 200, look = () => 5, accepts = () => true, sending }: Drive,
): number[] {
	const sent: number[] = [];
	let inFlight: Array<{ at: number; answered: number }> = [];
	for (let now = from; now < from + ms; now += look()) {
		for (const { at } of inFlight.filter(({ answered }) => answered <= now))
			quota.answered(at, now, accepts(at));
		inFlight = inFlight.filter(({ answered }) => answered > now);
		if (quota.freeAt(now) > now) continue;
		sending?.(now);
		quota.sent(now);
		sent.push(now);
		inFlight.push({ at: now, answered: now + (typeof latency === 'number' ? latency : latency()) });
	}
	// Later calls must not find unanswered requests.
	for (const { at, answered } of inFlight) quota.answered(at, answered, accepts(at));
	return sent;
}

const inWindow = (times: readonly number[], end: number, ms = 1000) =>
	times.filter((at) => at > end - ms && at <= end).length;

/** A quota that has found itself alone on the account. */
function atFullShare(): Quota {
	const quota = createQuota(middle);
	drive(quota, { from: -20_000, ms: 20_000 });
	expect(quota.share()).toBe(7);
	return quota;
}

describe('The share of an account', () => {
	it('is never exceeded by more than the one request of a trial, and never more than 7 in any second', () => {
		fc.assert(
			fc.property(
				fc.integer(),
				fc.double({ min: 0, max: 0.5, noNaN: true }),
				fc.integer({ min: 1, max: 3000 }),
				(seed, refusals, slowest) => {
					const random = seededRandom(seed);
					const quota = createQuota(random);
					const sent: number[] = [];
					drive(quota, {
						ms: 120_000,
						look: () => 1 + random() * (random() < 0.01 ? 4000 : 60),
						latency: () => random() * slowest,
						accepts: () => random() >= refusals,
						sending: (at) => {
							sent.push(at);
							expect(inWindow(sent, at)).toBeLessThanOrEqual(
								Math.min(quota.share() + 1, REQUESTS_PER_SECOND),
							);
						},
					});
					expect(sent.length).toBeGreaterThan(5);
				},
			),
			{ numRuns: 60 },
		);
	});

	it.each([50, 200, 1000, 2000])(
		'grows to the whole limit when nothing is refused, at a latency of %d ms',
		(latency) => {
			const quota = createQuota(middle);
			expect(quota.share()).toBe(2);
			drive(quota, { ms: 2000 + latency * 6, latency });
			expect(quota.share()).toBe(7);
			const sent = drive(quota, { from: 60_000, ms: 60_000, latency });
			expect(sent.length / 60).toBeGreaterThan(7 * 0.95);
		},
	);

	it('does not change because of a single 429', () => {
		const quota = atFullShare();
		drive(quota, { ms: 10_000, accepts: (at) => at < 5000 || at > 5050 });
		expect(quota.share()).toBe(7);
	});

	it('is halved when requests are refused at different moments, and comes back within seconds', () => {
		const quota = atFullShare();
		drive(quota, { ms: 2000, accepts: (at) => at < 1000 });
		expect(quota.share()).toBeLessThanOrEqual(4);
		drive(quota, { from: 2000, ms: 20_000 });
		expect(quota.share()).toBe(7);
	});

	it('is given back when a rise was wrong, and not tried again for more than a minute', () => {
		const quota = createQuota(middle);
		const refusals: number[] = [];
		const sent: number[] = [];
		// Someone else constantly needs 3 of the 7.
		const accepts = (at: number) => {
			const accepted = inWindow(sent, at) <= 4;
			if (!accepted) refusals.push(at);
			return accepted;
		};
		drive(quota, { ms: 300_000, accepts, sending: (at) => sent.push(at) });
		expect(quota.share()).toBe(4);
		const late = refusals.filter((at) => at > 30_000);
		expect(late.length).toBeLessThanOrEqual(4);
		late.slice(1).forEach((at, i) => expect(at - (late[i] ?? 0)).toBeGreaterThan(60_000));
	});

	it('grows again when others have stopped', () => {
		const quota = createQuota(middle);
		const sent: number[] = [];
		const sending = (at: number) => sent.push(at);
		drive(quota, { ms: 60_000, accepts: (at) => inWindow(sent, at) <= 2, sending });
		expect(quota.share()).toBe(2);
		drive(quota, { from: 60_000, ms: 120_000, sending });
		expect(quota.share()).toBe(7);
	});

	it('goes down to a request in several seconds, and no further', () => {
		const quota = createQuota(middle);
		drive(quota, { ms: 300_000, accepts: () => false });
		expect(quota.share()).toBe(1);
		const sent = drive(quota, { from: 300_000, ms: 300_000, accepts: () => false });
		expect(sent.length).toBeGreaterThan(60);
		expect(sent.length).toBeLessThan(90);
		drive(quota, { from: 600_000, ms: 200_000 });
		expect(quota.share()).toBe(7);
	});

	it('is learned anew after a pause, if others were met', () => {
		const quota = atFullShare();
		drive(quota, { ms: 2000, accepts: (at) => at < 1000 });
		drive(quota, { from: 2000, ms: 30_000 });
		expect(quota.share()).toBe(7);
		quota.freeAt(100_000);
		expect(quota.share()).toBe(2);
	});

	it('is kept over a pause, if nobody was met', () => {
		const quota = atFullShare();
		quota.freeAt(1_000_000);
		expect(quota.share()).toBe(7);
	});

	it('counts a request from the moment it left', () => {
		const freeAfter = (late: number) => {
			const quota = createQuota(middle);
			for (const at of [1000, 1000]) quota.sent(at);
			quota.delayed(late);
			quota.sent(1400);
			return quota.freeAt(1401);
		};
		expect(freeAfter(300) - freeAfter(0)).toBe(300);
	});

	it('differs between processes in when it rises again, so that they do not rise together', () => {
		const firstTrial = (random: () => number) => {
			const quota = createQuota(random);
			const sent: number[] = [];
			drive(quota, {
				ms: 20_000,
				accepts: (at) => inWindow(sent, at) <= 3,
				sending: (at) => sent.push(at),
			});
			return drive(quota, { from: 20_000, ms: 120_000 }).findIndex(
				(_, i, all) => (all[i + 3] ?? 0) - (all[i] ?? 0) < 1000,
			);
		};
		expect(firstTrial(() => 0.1)).not.toBe(firstTrial(() => 0.9));
	});
});
