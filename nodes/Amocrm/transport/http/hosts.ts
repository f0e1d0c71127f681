import type { Answer, ApiRequest } from '../types';
import { withoutSlashAtEnd, ZONES } from './accountUrl';
import { at } from './json';

/** Hosts beside the account's, each with the key under which the account names its address (API facts 6.6). */
const HOSTS = { drive: 'drive_url' } as const;

export type Host = keyof typeof HOSTS;

/** A path in its two parts: `drive:/v1.0/files` is `/v1.0/files` of the host `drive`; others belong to the account's host. */
export function splitPath(path: string): { host?: Host; path: string } {
	for (const host of HOST_NAMES)
		if (path.startsWith(`${host}:/`)) return { host, path: path.slice(host.length + 1) };
	return { path };
}

const HOST_NAMES: readonly Host[] = ['drive'];

/** The file storage of the service (API facts 6.6); no account can have such a name. */
const DRIVE = new RegExp(`^drive(?:-[a-z])?\\.(?:${ZONES.map(escaped).join('|')})$`);

function escaped(text: string): string {
	return text.replace(/\./g, '\\.');
}

/**
 * Whether a token may be sent to an address: the account's own, as for a proxy or a sandbox, or the file storage of the service
 * over https.
 *
 * @param account address of the account
 */
export function isOfService(address: string, account: string): boolean {
	if (!URL.canParse(address)) return false;
	const { hostname, origin, port, protocol, username, password } = new URL(address);
	if (username !== '' || password !== '') return false;
	if (origin === new URL(account).origin) return true;
	return protocol === 'https:' && port === '' && DRIVE.test(hostname);
}

/** Finds out where other hosts are, which the account tells. */
export function createHosts(account: string, ask: (request: ApiRequest) => Promise<Answer>) {
	const known = new Map<Host, string>();
	/** The address of a host, or the answer that stands in the way; nothing has been sent to the host then. */
	const addressOf = async (host: Host): Promise<string | Answer> => {
		const before = known.get(host);
		if (before !== undefined) return before;
		const key = HOSTS[host];
		const answer = await ask({ method: 'GET', path: '/api/v4/account', qs: { with: key } });
		if (answer.kind === 'refused' || answer.kind === 'notSent') return answer;
		const address = answer.kind === 'ok' ? at(answer.body, key) : undefined;
		if (typeof address !== 'string' || !isOfService(address, account)) return noAddress(key);
		known.set(host, withoutSlashAtEnd(address));
		return withoutSlashAtEnd(address);
	};
	return { addressOf };
}

const noAddress = (key: string): Answer => ({
	kind: 'notSent',
	reason: 'credential',
	detail: `The account gives no usable address of amoCRM's file storage under "${key}"`,
});
