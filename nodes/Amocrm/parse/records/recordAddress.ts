import { isLocator } from '../text/blank';
import { InputError, quoted } from '../text/inputError';

/** A record's address in amoCRM: `https://mycompany.amocrm.ru/companies/detail/9001?tab=1`. */
const ADDRESS = /^https?:\/\/([^/?#\s]{1,253})\/(?:[\w-]{1,60}\/){0,3}?([\w-]{1,60})\/detail\//i;

/** amoCRM's own hosts. Behind any other host, such as a proxy, the account is unknown. */
const OWN_HOST = /^([a-z\d-]{1,63})\.(?:amocrm\.ru|kommo\.com|amocrm\.com)$/i;

const subdomainOf = (host: string) => OWN_HOST.exec(host)?.[1]?.toLowerCase();

/**
 * Refuses the address of a record of another type or account, whose ID would belong to an unrelated record here.
 *
 * Throws InputError.
 *
 * @param value one or several IDs or addresses, as for `idsIn`
 * @param kind as in addresses: `companies`, `contacts`, `leads`
 * @param account address of the account
 */
export function refuseForeignAddress(value: unknown, kind: string, account: string): void {
	for (const given of [isLocator(value) ? value.value : value].flat()) {
		const pieces = typeof given === 'string' ? given.split(/[,;\s]/) : [];
		for (const piece of pieces) refuseForeign(piece, kind, account);
	}
}

function refuseForeign(piece: string, kind: string, account: string): void {
	const [, host, found] = ADDRESS.exec(piece) ?? [];
	if (host === undefined || found === undefined) return;
	if (found.toLowerCase() !== kind)
		throw new InputError(
			`${quoted(piece)} is the address of another type of record`,
			`Enter the ID, or an address with /${kind}/detail/ in it.`,
		);
	const [own, other] = [subdomainOf(new URL(account).host), subdomainOf(host)];
	if (own !== undefined && other !== undefined && own !== other)
		throw new InputError(
			`${quoted(piece)} is an address in a different account`,
			`Enter the address of a record in the account ${quoted(own)}, or its ID.`,
		);
}
