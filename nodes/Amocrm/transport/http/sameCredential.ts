import { UserError, type IExecuteFunctions } from 'n8n-workflow';

import { accountUrl } from './accountUrl';
import { credentialKey } from './credentialKey';

/** Items checked at most: each costs a query to n8n's database, and an expression that varies shows it early. */
const MOST = 10;

/**
 * Ensures that all items use the same credential. Its fields may contain expressions, but n8n signs all requests with the
 * values of the first item, so rows would end up in the wrong account.
 *
 * Throws UserError.
 *
 * @param items number of items
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
		throw new UserError(`The amoCRM credential for item ${item} differs from that for item 0`, {
			description:
				'An expression in the credential gives different values. n8n signs all requests of a run with those of the first item, so nothing was sent. Run the node for one account at a time, for example in a loop, or use one credential for each account.',
		});
	}
}

/** The second item, the last one, and some in between. */
function samples(items: number): Set<number> {
	const step = Math.max(1, (items - 1) / MOST);
	const chosen = new Set(items > 1 ? [1, items - 1] : []);
	for (let item = step; item < items - 1; item += step) chosen.add(Math.floor(item));
	chosen.delete(0);
	return chosen;
}
