/** Node's codes of a connection that was never made: the request cannot have been executed. */
const NEVER_CONNECTED = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EHOSTDOWN',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'ERR_INVALID_URL',
	'ERR_INVALID_CHAR',
];

/** Codes of a connection that was lost, or gave no answer in time, after the request may have arrived. */
const LOST = [
	'ECONNRESET',
	'ECONNABORTED',
	'ETIMEDOUT',
	'ESOCKETTIMEDOUT',
	'EPIPE',
	'EPROTO',
	'ERR_CANCELED',
	'ERR_BAD_RESPONSE',
	'ERR_STREAM_PREMATURE_CLOSE',
	'HPE_INVALID_CONSTANT',
];

/** What an error of n8n's request helper says about the network. `code` is Node's, where one is found. */
export interface NetworkFailure {
	connected: boolean;
	code: string;
}

/**
 * Reads the network code out of whatever n8n made of the original error: its lines differ in where they keep it
 * (`cause.code` in new ones, `httpCode`, `description` or `messages` in older ones). `undefined`: not a network failure.
 */
export function networkFailureOf(error: unknown): NetworkFailure | undefined {
	const words = wordsOf(error, 3).join(' ');
	const find = (codes: string[]) => codes.find((code) => words.includes(code));
	const never = find(NEVER_CONNECTED);
	if (never) return { connected: false, code: never };
	const lost = find(LOST);
	if (lost) return { connected: true, code: lost };
	if (/aborted|socket hang up|timeout of \d+ms|premature close/i.test(words)) {
		return { connected: true, code: 'ECONNABORTED' };
	}
	return undefined;
}

function wordsOf(error: unknown, depth: number): string[] {
	if (typeof error !== 'object' || error === null || depth === 0) return [];
	const { code, httpCode, message, description, messages, cause } = error as Record<
		string,
		unknown
	>;
	const own = [code, httpCode, message, description, ...(Array.isArray(messages) ? messages : [])];
	return [...own.filter((word) => typeof word === 'string'), ...wordsOf(cause, depth - 1)];
}
