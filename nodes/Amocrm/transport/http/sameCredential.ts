import { UserError, type IExecuteFunctions } from 'n8n-workflow';

import { accountUrl } from './accountUrl';
import { credentialKey } from './credentialKey';

/** So many items are looked at: each costs a look-up in n8n's database, and an expression that differs does so early. */
const MOST = 10;

/**
 * Makes sure that the credential is the same for all items. Its fields may hold expressions, but n8n signs every request with
 * what they give for the first item, so that rows would end up in another account than theirs.
 *
 * Throws UserError.
 *
 * @param items how many there are
 */
export async function requireOneCredential(
	context: IExecuteFunctions,
	type: string,
	items: number,
): Promise<void> {
	const node = context.getNode();
	const keyOf = async (item: number) => {
		const credentials = await context.getCredentials(type, item);
		return credentialKey(accountUrl(credentials), type, credentials, node);
	};
	const first = items > 1 ? await keyOf(0) : undefined;
	for (const item of samples(items)) {
		if ((await keyOf(item)) === first) continue;
		throw new UserError(`The amoCRM credential is another one for item ${item} than for item 0`, {
			description:
				'An expression in the credential gives different values. n8n signs all requests of a run with those of the first item, so nothing was sent. Run the node for one account at a time, for example in a loop, or use one credential for each account.',
		});
	}
}

/** The second item, the last one, and some between. */
function samples(items: number): Set<number> {
	const step = Math.max(1, (items - 1) / MOST);
	const chosen = new Set(items > 1 ? [1, items - 1] : []);
	for (let item = step; item < items - 1; item += step) chosen.add(Math.floor(item));
	chosen.delete(0);
	return chosen;
}
