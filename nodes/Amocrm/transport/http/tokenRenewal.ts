import { NodeOperationError, sleep } from 'n8n-workflow';

import { at } from './json';
import { withCauses } from './networkFailure';

/**
 * `renewed`: a newer token exists, so a retry makes sense. `refused`: the user has to connect the account again.
 * `unavailable`: the token service did not answer, but may later.
 */
export type Renewal = 'renewed' | 'refused' | 'unavailable';

/** Stands for amoCRM's token service in the detail of an answer. */
export const TOKEN_SERVICE = 'TOKEN_SERVICE';

/** State of one OAuth2 credential's token in this process. */
interface Renewals {
	/** Number of renewals; a request signed before the latest one needs no renewal of its own. */
	generation: number;
	inFlight?: Promise<Renewal>;
}

const renewals = new Map<string, Renewals>();

/** More credentials than one process uses at a time; bounds the map. */
const MAX_CREDENTIALS = 500;

function of(credential: string): Renewals {
	const known = renewals.get(credential) ?? { generation: 0 };
	renewals.delete(credential);
	renewals.set(credential, known);
	const [oldest] = renewals.keys();
	if (renewals.size > MAX_CREDENTIALS && oldest !== undefined) renewals.delete(oldest);
	return known;
}

/** Read this before signing a request, and pass it to `renewToken` after a 401. */
export function generationOf(credential: string): number {
	return of(credential).generation;
}

/** How long another n8n process may take to save a renewed token, in milliseconds. */
const OTHERS_SAVE_MS = 1500;

/**
 * Renews a credential's token once for all requests that wait for it. A refresh token works only once, and using it a
 * second time disconnects the integration (API facts 4.3 and 8, row 47).
 *
 * @param generation of the refused token
 */
export async function renewToken(
	credential: string,
	generation: number,
	renew: () => Promise<void>,
): Promise<Renewal> {
	const state = of(credential);
	if (state.generation > generation) return 'renewed';
	state.inFlight ??= attempt(renew).then((renewal) => {
		state.inFlight = undefined;
		if (renewal === 'renewed') state.generation += 1;
		return renewal;
	});
	return await state.inFlight;
}

async function attempt(renew: () => Promise<void>): Promise<Renewal> {
	const first = await once(renew);
	if (first === 'renewed') return first;
	// If another process used the refresh token first, its new token appears in the database shortly.
	await sleep(OTHERS_SAVE_MS);
	return await once(renew);
}

async function once(renew: () => Promise<void>): Promise<Renewal> {
	try {
		await renew();
		return 'renewed';
	} catch (error) {
		// The caller already has the 401; all that matters is whether waiting can help.
		return renewalAfter(error);
	}
}

/** Statuses with which the token service refuses a refresh token or an integration (API facts 3.3). */
const REFUSED = [400, 401];

/** n8n's OAuth2 client has no refresh token. */
const NO_REFRESH_TOKEN = /no refresh token|without access token/i;

/** Interprets an error that n8n threw while renewing a token and retrying the request. */
function renewalAfter(error: unknown): Renewal {
	const errors = withCauses(error);
	for (const one of errors) {
		if (one instanceof NodeOperationError || one.code === 'EAUTH') return 'refused';
		if (NO_REFRESH_TOKEN.test(String(one.message))) return 'refused';
	}
	// Only the retried request fails with an answer below 500, which proves that the new token is in use.
	const answered = errors
		.map((one) => Number(at(one, 'response', 'status')))
		.find(Number.isInteger);
	if (answered !== undefined && answered < 500)
		return REFUSED.includes(answered) ? 'refused' : 'renewed';
	const refused = errors.some((one) => REFUSED.includes(Number(at(one, 'status'))));
	return refused ? 'refused' : 'unavailable';
}
