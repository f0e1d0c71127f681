import axios from 'axios';

import { REQUESTS_PER_SECOND } from '../../nodes/Amocrm/transport/pace/quota';
import type { LoggedRequest, SandboxOptions } from '../../sandbox';

/** One request as the sandbox logged it; `at` in milliseconds. */
export type Seen = Pick<LoggedRequest, 'at' | 'status' | 'method'>;

export interface Account {
	url: string;
	token: string;
}

/** The requests since the log was cleared, in order of arrival. */
export async function seen({ url }: Account): Promise<Seen[]> {
	const { data } = await axios.get<Seen[]>(`${url}/sandbox/log`);
	return data.sort((one, other) => one.at - other.at);
}

export async function forget({ url }: Account): Promise<void> {
	await axios.delete(`${url}/sandbox/log`);
}

export async function change({ url }: Account, options: Partial<SandboxOptions>): Promise<void> {
	await axios.patch(`${url}/sandbox/options`, JSON.stringify(options));
}

/** Requests from the first write on; before it, lists are read and rows are prepared. */
export function whileWriting(requests: readonly Seen[]): Seen[] {
	return requests.slice(
		Math.max(
			requests.findIndex(({ method }) => method === 'POST'),
			0,
		),
	);
}

/** The number of 429 answers in `requests`. */
export const refusedIn = (requests: readonly Seen[]): number =>
	requests.filter(({ status }) => status === 429).length;

/** The most arrivals within any second. */
export function mostInASecond(requests: readonly Seen[]): number {
	let [most, first] = [0, 0];
	for (const [i, { at }] of requests.entries()) {
		while ((requests[first]?.at ?? 0) <= at - 1000) first += 1;
		most = Math.max(most, i - first + 1);
	}
	return most;
}

/**
 * The arrival rate as a fraction of the limit, over complete rounds of the limit: requests of a round can arrive
 * together, so a partial round would count too much.
 */
export function usedOfLimit(requests: readonly Seen[]): number {
	const rounds = Math.floor((requests.length - 1) / REQUESTS_PER_SECOND);
	const [first, last] = [requests[0], requests[rounds * REQUESTS_PER_SECOND]];
	if (!first || !last || rounds === 0) return 0;
	return rounds / ((last.at - first.at) / 1000);
}

/** Accepted arrivals between two times, as a fraction of the limit. */
export function usedBetween(requests: readonly Seen[], from: number, to: number): number {
	const accepted = requests.filter(({ at, status }) => at >= from && at < to && status !== 429);
	return accepted.length / REQUESTS_PER_SECOND / ((to - from) / 1000);
}
