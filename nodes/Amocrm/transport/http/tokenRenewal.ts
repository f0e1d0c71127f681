import { NodeOperationError, sleep } from 'n8n-workflow';

import { at } from './json';
import { withCauses } from './networkFailure';

/**
 * `renewed`: there is a newer token, so a repetition makes sense. `refused`: the account has to be connected again.
 * `unavailable`: the token service gave no answer, and may give one later.
 */
export type Renewal = 'renewed' | 'refused' | 'unavailable';

/** Stands for the address of amoCRM's token service where an answer says what could not be reached. */
export const TOKEN_SERVICE = 'TOKEN_SERVICE';

/** What is known of one OAuth2 credential's token in this process. */
interface Renewals {
	/** How often it was renewed; a request signed before the newest renewal needs no other one. */
	generation: number;
	underWay?: Promise<Renewal>;
}

const renewals = new Map<string, Renewals>();

/** More credentials than one process works with at a time; the map must not grow for ever. */
const MAX_CREDENTIALS = 500;

function of(credential: string): Renewals {
	const known = renewals.get(credential) ?? { generation: 0 };
	renewals.delete(credential);
	renewals.set(credential, known);
	const [oldest] = renewals.keys();
	if (renewals.size > MAX_CREDENTIALS && oldest !== undefined) renewals.delete(oldest);
	return known;
}

/** To be taken before a request is signed, and given to `renewToken` if it is answered 401. */
export function generationOf(credential: string): number {
	return of(credential).generation;
}

/** Time another process of n8n may need to save the token it has just renewed, in milliseconds. */
const OTHERS_SAVE_MS = 1500;

/**
 * Renews the token of a credential once for all requests that wait for it: a refresh token works a single time, and its
 * second use disconnects the integration (API facts 4.3 and 8, row 47).
 *
 * @param generation of the token that was refused
 */
export async function renewToken(
	credential: string,
	generation: number,
	renew: () => Promise<void>,
): Promise<Renewal> {
	const state = of(credential);
	if (state.generation > generation) return 'renewed';
	state.underWay ??= attempt(renew).then((renewal) => {
		state.underWay = undefined;
		if (renewal === 'renewed') state.generation += 1;
		return renewal;
	});
	return await state.underWay;
}

async function attempt(renew: () => Promise<void>): Promise<Renewal> {
	const first = await once(renew);
	if (first === 'renewed') return first;
	// Another process may have used the refresh token first; then its new token is in the database a moment later.
	await sleep(OTHERS_SAVE_MS);
	return await once(renew);
}

async function once(renew: () => Promise<void>): Promise<Renewal> {
	try {
		await renew();
		return 'renewed';
	} catch (error) {
		// The caller has the 401 already; what matters is whether waiting can help.
		return renewalAfter(error);
	}
}

/** Statuses with which the token service refuses a refresh token or an integration (API facts 3.3). */
const REFUSED = [400, 401];

/** n8n's OAuth2 client has nothing to renew the token with. */
const NO_REFRESH_TOKEN = /no refresh token|without access token/i;

/** What an error means that n8n threw while it renewed a token and repeated the request with the new one. */
function renewalAfter(error: unknown): Renewal {
	const errors = withCauses(error);
	for (const one of errors) {
		if (one instanceof NodeOperationError || one.code === 'EAUTH') return 'refused';
		if (NO_REFRESH_TOKEN.test(String(one.message))) return 'refused';
	}
	// Only the repeated request ends in an error with its answer below 500, which shows the new token at work.
	const answered = errors
		.map((one) => Number(at(one, 'response', 'status')))
		.find(Number.isInteger);
	if (answered !== undefined && answered < 500)
		return REFUSED.includes(answered) ? 'refused' : 'renewed';
	const refused = errors.some((one) => REFUSED.includes(Number(at(one, 'status'))));
	return refused ? 'refused' : 'unavailable';
}
