import { REQUESTS_PER_SECOND } from '../../nodes/Amocrm/transport/pace/quota';
import { seededRandom } from '../../sandbox/random';
import { simulate, type Arrival, type Scenario, type Simulated } from './simulation';

export const mean = (numbers: readonly number[]) =>
	numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The used fraction of the limit, and the fraction of 429 answers, between two times. */
export function between(
	{ arrivals }: Simulated,
	from: number,
	to: number,
): { used: number; refused: number } {
	const during = arrivals.filter(({ at }) => at >= from && at < to);
	const accepted = during.filter((arrival) => arrival.accepted).length;
	const used = accepted / REQUESTS_PER_SECOND / ((to - from) / 1000);
	return { used, refused: during.length === 0 ? 0 : 1 - accepted / during.length };
}

/** Plays a scenario this many times with different randomness, reproducibly. */
export const played = (runs: number, scenario: Scenario): Simulated[] =>
	Array.from({ length: runs }, (_, run) => simulate(scenario, seededRandom(run + 1)));

/** The most 429 answers within any 60 seconds. */
export function mostRefusedInAMinute(arrivals: readonly Arrival[]): number {
	const times = arrivals.filter(({ accepted }) => !accepted).map(({ at }) => at);
	return Math.max(
		0,
		...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length),
	);
}
