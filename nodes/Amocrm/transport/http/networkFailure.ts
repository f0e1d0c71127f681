import { ApplicationError, BaseError, ExpressionError, NodeOperationError } from 'n8n-workflow';

import { isObject } from './json';
import type { Answer } from '../types';

/** Node error codes raised before the first byte of a request. */
const NEVER_LEFT = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTDOWN',
	'EMFILE',
	'ENFILE',
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'CERT_REVOKED',
	'CERT_REJECTED',
	'CERT_UNTRUSTED',
	'CERT_SIGNATURE_FAILURE',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'HOSTNAME_MISMATCH',
	'ERR_INVALID_URL',
	'ERR_INVALID_PROTOCOL',
];

/** Node's code for an invalid header; the only one users provide is the token. */
const BAD_HEADER = 'ERR_INVALID_CHAR';

/** System calls that precede the first byte, whatever failed in them. */
const BEFORE_SENDING = ['connect', 'getaddrinfo'];

/** The same in older n8n versions, which keep only the text: `connect EHOSTUNREACH 10.0.0.1:443`. */
const BEFORE_SENDING_TEXT = /^(?:connect|getaddrinfo) (E[A-Z_]+)\b/;

/** Thrown by n8n's OAuth2 helper if the account was never connected; has no class of its own. */
const NOT_CONNECTED = 'Unable to sign without access token';

/** n8n's own errors, which its request helper throws only before sending. */
const N8N_ERRORS = [BaseError, ApplicationError, ExpressionError, NodeOperationError];

/**
 * Classifies an error of n8n's request helper. Only errors that prove that nothing was sent count as "not sent"; any
 * other error, including unknown ones, may have come after the service executed the request.
 */
export function failedRequest(error: unknown): Exclude<Answer, { kind: 'ok' | 'refused' }> {
	const errors = withCauses(error);
	const codes = codesOf(errors);
	const early =
		codes.find((code) => NEVER_LEFT.includes(code)) ?? errors.map(earlyCode).find(isText);
	if (early !== undefined) return { kind: 'notSent', reason: 'connection', detail: early };
	if (codes.includes(BAD_HEADER))
		return {
			kind: 'notSent',
			reason: 'credential',
			detail: 'The token in the amoCRM credential contains an invalid character',
		};
	const refusal = errors.some(isOfTheNetwork) ? undefined : errors.map(n8nText).find(isText);
	if (refusal !== undefined) return { kind: 'notSent', reason: 'credential', detail: refusal };
	return { kind: 'unknown', detail: codes[0] ?? shortText(error) };
}

/** Flattens nested errors: n8n wraps causes, and Node aggregates failures of several addresses. `depth` breaks cycles. */
export function withCauses(error: unknown, depth = 5): ErrorLike[] {
	if (!isObject(error) || depth === 0) return [];
	const { cause, errors }: ErrorLike = error;
	const several = Array.isArray(errors) ? errors.slice(0, 5) : [];
	return [error, ...[cause, ...several].flatMap((inner) => withCauses(inner, depth - 1))];
}

/** The properties an error may have. */
export type ErrorLike = Partial<
	Record<
		| 'code'
		| 'httpCode'
		| 'syscall'
		| 'message'
		| 'messages'
		| 'description'
		| 'cause'
		| 'errors'
		| 'isAxiosError',
		unknown
	>
>;

const CODE = /^[A-Z][A-Z0-9_]{2,60}$/;

/** Error codes from the usual properties. Messages are not searched, since they can quote other text. */
const codesOf = (errors: readonly ErrorLike[]): string[] =>
	errors
		.flatMap(({ code, httpCode }) => [code, httpCode])
		.filter(isText)
		.filter((code) => CODE.test(code));

function earlyCode({
	syscall,
	code,
	message,
	messages,
	description,
}: ErrorLike): string | undefined {
	if (isText(syscall) && BEFORE_SENDING.includes(syscall)) return isText(code) ? code : syscall;
	const texts = [message, description, ...(Array.isArray(messages) ? messages : [])].filter(isText);
	return texts.map((text) => BEFORE_SENDING_TEXT.exec(text)?.[1]).find(isText);
}

const isOfTheNetwork = ({ isAxiosError, syscall }: ErrorLike) =>
	isAxiosError === true || syscall !== undefined;

function n8nText(error: ErrorLike): string | undefined {
	const { message } = error;
	if (!isText(message)) return undefined;
	if (message === NOT_CONNECTED) return 'This amoCRM credential is not connected to an account';
	return N8N_ERRORS.some((known) => error instanceof known) ? message : undefined;
}

/** A short text for an error without a code. */
function shortText(error: unknown): string {
	const text = isObject(error) ? error.message : error;
	return isText(text) ? text.replace(/\s+/g, ' ').slice(0, 100).trim() : '';
}

const isText = (value: unknown): value is string => typeof value === 'string';
