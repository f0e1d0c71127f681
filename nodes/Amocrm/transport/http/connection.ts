import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	INode,
} from 'n8n-workflow';

import { accountUrl } from './accountUrl';
import { credentialKey } from './credentialKey';
import { inTime, pause } from './deadline';
import { harmless } from './harmless';
import { createHosts, splitPath } from './hosts';
import { at } from './json';
import { failedRequest } from './networkFailure';
import { newLane, pacerOf, type Permit } from '../pace/pacer';
import { createServiceClock, type ServiceClock } from '../pace/serviceClock';
import { sharedStop, type StopSignal } from './stopSignal';
import { generationOf, renewToken, TOKEN_SERVICE } from './tokenRenewal';
import { isAboutCredential, isBlock, textAt, type Answer, type ApiRequest } from '../types';

export type NodeContext = IExecuteFunctions | ILoadOptionsFunctions;

/** Values of the node's 'Authentication' parameter. */
export type Authentication = 'longLivedToken' | 'oAuth2';

/** n8n's name of the credential type. */
export const credentialTypeOf = (authentication: Authentication) =>
	authentication === 'oAuth2' ? 'amocrmAccountOAuth2Api' : 'amocrmLongLivedTokenApi';

/** One node run's connection to an account. */
export interface Connection {
	/** The account's base URL, without a trailing slash. */
	account: string;
	/** The name the user gave the credential, for messages. */
	credentialName: string;
	authentication: Authentication;
	/** Unique per credential and account, so that cached data never leaks between them. */
	cacheKey: string;
	/**
	 * Resolves when the next request may be sent; pass the permit to `send` immediately. `undefined` if the execution was
	 * cancelled.
	 */
	permit(): Promise<Permit | undefined>;
	/**
	 * Sends one request. 429 and an expired OAuth2 token are retried here, since nothing was executed in either case; any
	 * other answer is returned as it is. Never throws.
	 */
	send(request: ApiRequest, permit: Permit): Promise<Answer>;
	cancelled(): boolean;
	/** Waits this many milliseconds, but not beyond the end of the execution. */
	pause(ms: number): Promise<void>;
	/** Ends the run: nothing more is sent, not even by pending work, since nobody would see the result. */
	close(): void;
	/** The answer that closed this run: the account or this server is blocked, or the credential was refused. */
	closedBy(): Answer | undefined;
	/** The service's clock in milliseconds since 1970, derived from its answers; the local clock until then. */
	serviceNow(): number;
	/** Whether an answer has revealed the service's clock. */
	knowsServiceTime(): boolean;
	log(message: string): void;
}

/** amoCRM itself answers 504 after about a minute; a connection silent for longer is dead (API facts 8, row 45). */
const TIMEOUT_MS = 90_000;

/** How long a pending write may continue after Stop, in milliseconds, since its answer says what happened to the rows. */
const WRITE_GRACE_MS = 30_000;

/** Consecutive 429 answers after which a request fails. */
const MAX_TOO_MANY = 12;

/** The longest pause an answer can request, in milliseconds; Kommo's documented 300 s would stall a workflow. */
const MAX_PAUSE_MS = 30_000;

/**
 * Opens a connection to the account of the node's credential.
 *
 * Throws a UserError before any request if the credential does not identify an account.
 */
export async function connect(
	context: NodeContext,
	authentication: Authentication,
): Promise<Connection> {
	const credentialType = credentialTypeOf(authentication);
	const credentials = await context.getCredentials(credentialType);
	const account = accountUrl(credentials);
	const node = context.getNode();
	const stored = node.credentials?.[credentialType];
	const cacheKey = credentialKey(account, credentialType, credentials, node);
	const pacer = pacerOf(new URL(account).host);
	const lane = newLane(cacheKey);
	const over = new AbortController();
	const stop =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	const { signal, leave } = sharedStop(stop ? [stop, over.signal] : [over.signal]);
	const stopped = sharedStop(stop ? [stop] : []);
	const clock = createServiceClock();
	// Requests already sent may finish: another run may be waiting for the token they renew.
	const way = { context, credentialType, account, clock, stop: stopped.signal };
	let closed: Answer | undefined;
	const permit = async () => await pacer.permit(lane, signal);
	const hosts = createHosts(account, async (request) => {
		await permit();
		return (await sendOnce(way, request, account)).answer;
	});
	const once = async (request: ApiRequest) => {
		if (closed) return { answer: closed };
		const { host, path } = splitPath(request.path);
		const base = host ? await hosts.addressOf(host) : account;
		if (typeof base !== 'string') return { answer: base };
		const sent = await sendOnce(way, { ...request, path }, base);
		if (isBlock(sent.answer)) closed = sent.answer;
		return sent;
	};
	const renew = async () => {
		// One permit for the refused request, one for its retry with the new token.
		await permit();
		await permit();
		await probe(way);
	};
	return {
		account,
		authentication,
		cacheKey,
		credentialName: stored?.name ?? credentialType,
		permit,
		send: async (request, first) => {
			const sending = {
				once: async () => await once(request),
				renew: authentication === 'oAuth2' ? renew : undefined,
				cacheKey,
				permit,
			};
			const answer = await sendPatiently(sending, first);
			if (isAboutCredential(answer)) closed ??= answer;
			return answer;
		},
		cancelled: () => signal.aborted,
		close: () => {
			over.abort();
			leave();
			stopped.leave();
		},
		pause: async (ms) => await pause(ms, signal),
		closedBy: () => closed,
		serviceNow: clock.now,
		knowsServiceTime: clock.isKnown,
		log: (message) => context.logger.info(message, { node: nodeName(node) }),
	};
}

const nodeName = (node: INode) => node.name;

interface Sending {
	once(): Promise<Sent>;
	/** OAuth2 only: makes n8n renew the token, with a request that is safe to repeat. */
	renew?: () => Promise<void>;
	cacheKey: string;
	permit(): Promise<Permit | undefined>;
}

interface Sent {
	answer: Answer;
	/** The delay requested with a 429, in milliseconds. */
	retryAfterMs?: number;
}

async function sendPatiently(
	{ once, renew, cacheKey, permit }: Sending,
	first: Permit,
): Promise<Answer> {
	let renewed = false;
	let current: Permit | undefined = first;
	for (let tooMany = 0; current; ) {
		const generation = generationOf(cacheKey);
		const { answer, retryAfterMs } = await once();
		const limited = answer.kind === 'refused' && answer.status === 429;
		if (limited) tooMany += 1;
		current.answered(!limited, limited ? pauseAfter(tooMany, retryAfterMs) : 0);
		if (answer.kind !== 'refused') return answer;
		if (!limited) {
			if (answer.status !== 401 || !renew || renewed) return answer;
			const renewal = await renewToken(cacheKey, generation, renew);
			if (renewal === 'unavailable') return TOKEN_SERVICE_DOWN;
			if (renewal === 'refused') return answer;
			renewed = true;
		} else if (tooMany > MAX_TOO_MANY) return answer;
		current = await permit();
	}
	return CANCELLED;
}

/**
 * The pause after the nth 429 of one request: what the service asks for, within bounds. The first needs none, since the
 * pace is lowered anyway.
 */
function pauseAfter(times: number, asked: number | undefined): number {
	const own = times === 1 ? 0 : 1000 * 2 ** (times - 2);
	return Math.min(Math.max(asked ?? 0, own), MAX_PAUSE_MS);
}

/** What n8n's request helper and the answers need to reach an account. */
interface Way {
	context: NodeContext;
	credentialType: string;
	account: string;
	clock: ServiceClock;
	/** Aborted when the execution is cancelled. */
	stop: StopSignal;
}

async function sendOnce(way: Way, request: ApiRequest, base: string): Promise<Sent> {
	const sentAt = Date.now();
	const isRead = request.method === 'GET';
	try {
		const response = await signed(way, httpOptions(base, request), isRead);
		way.clock.heard(at(response, 'headers', 'date'), sentAt, Date.now());
		const body = harmless(at(response, 'body'));
		const answer = answerOf(Number(at(response, 'statusCode')), body);
		return {
			answer,
			retryAfterMs: retryAfterOf(at(response, 'headers', 'retry-after') ?? at(body, 'retry_after')),
		};
	} catch (error) {
		if (isRead && way.stop.aborted) return { answer: CANCELLED };
		// Statuses are not thrown (see `httpOptions`), so this is a network, credential or n8n error.
		return { answer: failedRequest(error) };
	}
}

/** The request was refused only because its token expired, so it can be sent again once a new one is available. */
const TOKEN_SERVICE_DOWN: Answer = {
	kind: 'notSent',
	reason: 'connection',
	detail: TOKEN_SERVICE,
};

const CANCELLED: Answer = { kind: 'notSent', reason: 'cancelled', detail: '' };

/**
 * Sends one signed request with a deadline. n8n aborts pending requests as soon as an execution is cancelled. Then the
 * outcome of a write would be unknown, so writes get a signal of their own.
 */
async function signed(
	{ context, credentialType, stop }: Way,
	options: IHttpRequestOptions,
	isRead: boolean,
): Promise<unknown> {
	return await inTime(
		async (signal): Promise<unknown> =>
			await context.helpers.httpRequestWithAuthentication.call(
				Object.create(context, { getExecutionCancelSignal: { value: () => signal } }),
				credentialType,
				{ ...options, abortSignal: signal },
			),
		{ stop, graceMs: isRead ? 0 : WRITE_GRACE_MS },
	);
}

/**
 * Statuses are handled here instead of being thrown by n8n: older versions lose headers and bodies in errors, and a
 * thrown 401 makes n8n renew the OAuth2 token once per pending request, which disconnects the integration (API facts 8,
 * row 47).
 */
function httpOptions(base: string, request: ApiRequest): IHttpRequestOptions {
	return {
		method: request.method,
		url: `${base}${request.path}`,
		qs: request.qs,
		body: request.body,
		json: true,
		arrayFormat: 'indices',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// n8n would send the token to the redirect's target.
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
	};
}

function answerOf(status: number, body: unknown): Answer {
	// Includes missing statuses.
	if (!(status >= 200 && status < 500))
		return { kind: 'unknown', status, detail: textAt(body, 'detail') };
	if (status >= 300) return { kind: 'refused', status, body };
	if (body === '' || body === undefined || body === null)
		return { kind: 'ok', status, body: undefined };
	if (typeof body === 'object') return { kind: 'ok', status, body };
	// Bots answer in plain text (API facts 6.7).
	if (status === 202 && body === 'Accepted') return { kind: 'ok', status, body: undefined };
	return { kind: 'unknown', status, detail: 'the answer was not JSON' };
}

/** Kommo documents seconds in the body and the header; amocrm.ru specifies nothing (API facts 3.1, 3.2). */
function retryAfterOf(seconds: unknown): number | undefined {
	const number = Number(seconds ?? Number.NaN);
	return Number.isFinite(number) && number > 0 ? number * 1000 : undefined;
}

/**
 * A read that throws on error statuses, so that n8n renews and saves an expired OAuth2 token and retries. Throws if that
 * fails.
 */
async function probe(way: Way): Promise<void> {
	const options = httpOptions(way.account, { method: 'GET', path: '/api/v4/account' });
	await signed(way, { ...options, ignoreHttpStatusErrors: false }, true);
}

const unfit = (status: number): Answer => ({
	kind: 'unknown',
	status,
	detail: 'unexpected content',
});

/** Reads are safe to repeat: this many retries, with pauses of 1, 2, 4 … seconds. */
const READ_REPEATS = 4;

/**
 * Sends a GET, retrying transient failures. Never throws.
 *
 * @param fits whether the body is what was requested; any other body counts as no answer
 */
export async function read(
	connection: Connection,
	path: string,
	qs?: IDataObject,
	fits: (body: unknown, status: number) => boolean = () => true,
): Promise<Answer> {
	for (let repeats = 0; ; repeats += 1) {
		const permit = await connection.permit();
		if (!permit) return CANCELLED;
		const got = await connection.send({ method: 'GET', path, qs }, permit);
		const answer = got.kind === 'ok' && !fits(got.body, got.status) ? unfit(got.status) : got;
		const passing =
			answer.kind === 'unknown' || (answer.kind === 'notSent' && answer.reason === 'connection');
		if (!passing || repeats === READ_REPEATS || connection.cancelled()) return answer;
		await connection.pause(1000 * 2 ** repeats);
	}
}
