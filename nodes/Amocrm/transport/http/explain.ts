import type { Connection } from './connection';
import { TOKEN_SERVICE } from './tokenRenewal';
import { isBlock, textAt, type Answer, type Failure } from '../types';

type Wording = (connection: Connection, detail: string) => [message: string, description: string];

const credentialWords = ({ credentialName, authentication }: Connection) =>
	authentication === 'oAuth2'
		? `Open the credential "${credentialName}" and connect the account again.`
		: `Open the credential "${credentialName}" and enter a new long-lived token. In amoCRM it is made under Settings → Integrations → your integration → Keys and Scopes. Check the subdomain too.`;

/** What each status means for the user (API facts 3.1) and what to do about it. */
const BY_STATUS: Readonly<Record<number, Wording>> = {
	400: (_connection, detail) => [
		`amoCRM did not accept the data${detail && `: ${detail}`}`,
		'Check the values of this row against the fields in amoCRM.',
	],
	401: (connection) => [
		`amoCRM does not accept the credential "${connection.credentialName}"`,
		credentialWords(connection),
	],
	402: () => [
		'The amoCRM account is not paid for, or its plan does not include this',
		'Ask the owner of the account to check the payment and the plan, then run the workflow again.',
	],
	403: (connection, detail) => [
		`amoCRM refused access${detail && `: ${detail}`}`,
		`The user or the integration behind "${connection.credentialName}" lacks the right for this. Ask an administrator of the account for the right, or use an administrator's credential.`,
	],
	404: (connection) => [
		`amoCRM does not know the address that was called at ${connection.account}`,
		`Check the subdomain and the zone in the credential "${connection.credentialName}": the account may have been renamed.`,
	],
	405: () => [
		'amoCRM does not allow this operation here',
		'Nothing can be changed about that in the workflow. Please report it as an issue of this node.',
	],
	422: (_connection, detail) => [
		`amoCRM understood the request but cannot do it${detail && `: ${detail}`}`,
		'Check in amoCRM that the feature is switched on and its limits are not reached.',
	],
	429: () => [
		'amoCRM received too many requests, also after waiting',
		'Other integrations or workflows use the same account heavily. Run them at different times, or run this one again later.',
	],
};

const BLOCKED: Wording = () => [
	'amoCRM has blocked this server or account for too many requests',
	'Stop all workflows that use this account and write to the support of amoCRM to have it unblocked. Nothing more was sent by this run.',
];

const MOVED: Wording = (connection) => [
	`The address ${connection.account} redirects to another address`,
	`Check the subdomain and the zone in the credential "${connection.credentialName}". The token was not sent on.`,
];

const SERVER_DOWN: Wording = (_connection, detail) => [
	`amoCRM did not give an answer that can be used${detail && ` (${detail})`}`,
	'The service has trouble or is overloaded. Try again later.',
];

/** What Node's codes of a connection that was never made mean. */
const CONNECTION_WORDS = new Map([
	['ECONNREFUSED', 'nothing answers there'],
	['ENOTFOUND', 'there is no such address'],
	['EAI_AGAIN', 'addresses cannot be looked up at the moment'],
	['EHOSTUNREACH', 'there is no way to it'],
	['ENETUNREACH', 'there is no network'],
	['ETIMEDOUT', 'nothing answers there'],
	['EMFILE', 'this n8n has too many files and connections open'],
	['ENFILE', 'this server has too many files and connections open'],
	['CERT_HAS_EXPIRED', 'its certificate has expired'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate belongs to another address'],
]);

const NO_CONNECTION: Wording = (connection, detail) => [
	`amoCRM cannot be reached at ${connection.account}: ${CONNECTION_WORDS.get(detail) ?? detail}`,
	'Check the network of this n8n, and the subdomain and zone in the credential.',
];

const NOT_RENEWED: Wording = (connection) => [
	`The access of the credential "${connection.credentialName}" has expired, and amoCRM's token service gave no answer`,
	'The service has trouble or cannot be reached. Run the workflow again later. The account need not be connected again.',
];

const CANCELLED: Wording = () => [
	'The execution was cancelled before this was sent',
	'Run the workflow again for these rows.',
];

/**
 * An answer that is not a success, in words for the user. Texts of the service itself are added where it gave any
 * (`detail` of application/problem+json, API facts 3.2).
 */
export function explain(connection: Connection, answer: Exclude<Answer, { kind: 'ok' }>): Failure {
	const [message, description] = wordingOf(answer)(connection, detailOf(answer));
	return { message, description, status: answer.kind === 'notSent' ? undefined : answer.status };
}

function wordingOf(answer: Exclude<Answer, { kind: 'ok' }>): Wording {
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
