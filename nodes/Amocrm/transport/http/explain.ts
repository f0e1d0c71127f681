import type { Connection } from './connection';
import { TOKEN_SERVICE } from './tokenRenewal';
import { isBlock, textAt, type Answer, type Failure } from '../types';

type Explanation = (
	connection: Connection,
	detail: string,
) => [message: string, description: string];

const credentialHint = ({ credentialName, authentication }: Connection) =>
	authentication === 'oAuth2'
		? `Open the credential "${credentialName}" and connect the account again.`
		: `Open the credential "${credentialName}" and enter a new long-lived token. In amoCRM, create it under Settings → Integrations → your integration → Keys and Scopes. Check the subdomain too.`;

/** What each status means for the user (API facts 3.1), and what to do about it. */
const BY_STATUS: Readonly<Record<number, Explanation>> = {
	400: (_connection, detail) => [
		`amoCRM did not accept the data${detail && `: ${detail}`}`,
		'Check the values of this row against the fields in amoCRM.',
	],
	401: (connection) => [
		`amoCRM does not accept the credential "${connection.credentialName}"`,
		credentialHint(connection),
	],
	402: () => [
		'The amoCRM account is not paid for, or its plan does not include this',
		'Ask the owner of the account to check the payment and the plan, then run the workflow again.',
	],
	403: (connection, detail) => [
		`amoCRM refused access${detail && `: ${detail}`}`,
		`The user or the integration behind "${connection.credentialName}" lacks the permission for this. Ask an account administrator for it, or use an administrator's credential.`,
	],
	404: (connection) => [
		`amoCRM found no such address at ${connection.account}`,
		`Check the subdomain and the zone in the credential "${connection.credentialName}": the account may have been renamed.`,
	],
	405: () => [
		'amoCRM does not allow this operation here',
		'This cannot be fixed in the workflow. Please report it as an issue with this node.',
	],
	422: (_connection, detail) => [
		`amoCRM could not carry out the request${detail && `: ${detail}`}`,
		'Check in amoCRM that the feature is enabled and its limits are not reached.',
	],
	429: () => [
		'amoCRM received too many requests, even after waiting',
		'Other integrations or workflows use the same account heavily. Run them at different times, or run this one again later.',
	],
};

const BLOCKED: Explanation = () => [
	'amoCRM has blocked this server or account for too many requests',
	'Stop all workflows that use this account and ask amoCRM support to unblock it. This run sent nothing more.',
];

const MOVED: Explanation = (connection) => [
	`The address ${connection.account} redirects to another address`,
	`Check the subdomain and the zone in the credential "${connection.credentialName}". The token was not sent on.`,
];

const SERVER_DOWN: Explanation = (_connection, detail) => [
	`amoCRM gave no usable answer${detail && ` (${detail})`}`,
	'The service is having problems or is overloaded. Try again later.',
];

/** Explanations of Node's connection error codes. */
const CONNECTION_WORDS = new Map([
	['ECONNREFUSED', 'nothing answers there'],
	['ENOTFOUND', 'there is no such address'],
	['EAI_AGAIN', 'DNS is not working at the moment'],
	['EHOSTUNREACH', 'there is no route to it'],
	['ENETUNREACH', 'there is no network'],
	['ETIMEDOUT', 'nothing answers there'],
	['EMFILE', 'this n8n has too many files and connections open'],
	['ENFILE', 'this server has too many files and connections open'],
	['CERT_HAS_EXPIRED', 'its certificate has expired'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate belongs to another address'],
]);

const NO_CONNECTION: Explanation = (connection, detail) => [
	`amoCRM cannot be reached at ${connection.account}: ${CONNECTION_WORDS.get(detail) ?? detail}`,
	'Check the network of this n8n, and the subdomain and zone in the credential.',
];

const NOT_RENEWED: Explanation = (connection) => [
	`The access of the credential "${connection.credentialName}" has expired, and amoCRM's token service gave no answer`,
	'The service is having problems or cannot be reached. Run the workflow again later. You do not need to connect the account again.',
];

const CANCELLED: Explanation = () => [
	'The execution was cancelled before this was sent',
	'Run the workflow again for these rows.',
];

/**
 * Explains a failed answer to the user. Includes the service's own text if there is one (`detail` of
 * application/problem+json, API facts 3.2).
 */
export function explain(connection: Connection, answer: Exclude<Answer, { kind: 'ok' }>): Failure {
	const [message, description] = explanationFor(answer)(connection, detailOf(answer));
	return { message, description, status: answer.kind === 'notSent' ? undefined : answer.status };
}

function explanationFor(answer: Exclude<Answer, { kind: 'ok' }>): Explanation {
	if (answer.kind === 'unknown') return SERVER_DOWN;
	if (answer.kind === 'refused') {
		if (isBlock(answer)) return BLOCKED;
		return (
			BY_STATUS[answer.status] ?? (answer.status < 400 ? MOVED : (BY_STATUS[400] ?? SERVER_DOWN))
		);
	}
	if (answer.reason === 'cancelled') return CANCELLED;
	if (answer.detail === TOKEN_SERVICE) return NOT_RENEWED;
	if (answer.reason === 'connection') return NO_CONNECTION;
	return (_connection, detail) => [
		detail,
		'Open the credential in n8n, check it and save it again.',
	];
}

function detailOf(answer: Exclude<Answer, { kind: 'ok' }>): string {
	if (answer.kind === 'refused')
		return textAt(answer.body, 'detail') || textAt(answer.body, 'title');
	if (answer.kind === 'unknown' && answer.status !== undefined) {
		return [`status ${answer.status}`, answer.detail].filter(Boolean).join(', ');
	}
	return answer.detail;
}
