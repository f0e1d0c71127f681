import { sleep } from 'n8n-workflow';

/** What is known of one OAuth2 credential's token in this process. */
interface Renewals {
	/** How often it was renewed; a request signed before the newest renewal needs no other one. */
	generation: number;
	underWay?: Promise<boolean>;
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
 * @returns whether there is a newer token than that of `generation`, so that a repetition makes sense
 */
export async function renewToken(
	credential: string,
	generation: number,
	renew: () => Promise<void>,
): Promise<boolean> {
	const state = of(credential);
	if (state.generation > generation) return true;
	state.underWay ??= attempt(renew).then((renewed) => {
		state.underWay = undefined;
		if (renewed) state.generation += 1;
		return renewed;
	});
	return await state.underWay;
}

async function attempt(renew: () => Promise<void>): Promise<boolean> {
	try {
		await renew();
		return true;
	} catch {
		// Another process may have used the refresh token first; then its new token is in the database a moment later.
		await sleep(OTHERS_SAVE_MS);
	}
	try {
		await renew();
		return true;
	} catch {
		// Not renewable: the caller reports the 401 it already has, in words.
		return false;
	}
}
