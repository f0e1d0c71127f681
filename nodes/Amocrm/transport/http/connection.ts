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
import { at } from './json';
import { failedRequest } from './networkFailure';
import { newLane, pacerOf, type Turn } from '../pace/pacer';
import { createServiceClock, type ServiceClock } from '../pace/serviceClock';
import { sharedStop, type StopSignal } from './stopSignal';
import { generationOf, renewToken, TOKEN_SERVICE } from './tokenRenewal';
import { isAboutCredential, isBlock, textAt, type Answer, type ApiRequest } from '../types';

export type NodeContext = IExecuteFunctions | ILoadOptionsFunctions;

/** The values of the node's 'Authentication'. */
export type Authentication = 'longLivedToken' | 'oAuth2';

/** n8n's name of the credential. */
export const credentialTypeOf = (authentication: Authentication) =>
	authentication === 'oAuth2' ? 'amocrmAccountOAuth2Api' : 'amocrmLongLivedTokenApi';

/** The way from one run of the node to one account. */
export interface Connection {
	/** Address of the account, without a slash at the end. */
	account: string;
	/** Name the user gave to the credential, for messages. */
	credentialName: string;
	authentication: Authentication;
	/** One per credential and account: what is remembered for one must never be seen by another. */
	cacheKey: string;
	/** Resolves when the next request may go, to be handed to `send` at once; `undefined` when the execution was cancelled. */
	turn(): Promise<Turn | undefined>;
	/**
	 * Sends one request whose turn it is. 429 and an expired OAuth2 token are dealt with here, since in both cases nothing
	 * was executed; any other answer is handed back as it is. Never throws.
	 */
	send(request: ApiRequest, turn: Turn): Promise<Answer>;
	cancelled(): boolean;
	/** Waits so many milliseconds, but not beyond the end of the execution. */
	pause(ms: number): Promise<void>;
	/** The run is over: nothing more is sent, not even by what is still under way, since nobody would see what comes of it. */
	close(): void;
	/** The answer after which this run sends nothing more: the account or this server is blocked, or the credential refused. */
	closedBy(): Answer | undefined;
	/** The service's clock, in milliseconds since 1970, learnt from its answers; our own until one has told. */
	serviceNow(): number;
	/** Whether an answer has told it. */
	knowsServiceTime(): boolean;
	log(message: string): void;
}

/** amoCRM answers 504 after about a minute by itself; a connection that is silent for longer is dead (API facts 8, row 45). */
const TIMEOUT_MS = 90_000;

/** A write under way is given so long after Stop, in milliseconds, since its answer tells what became of the rows. */
const WRITE_GRACE_MS = 30_000;

/** Answers 429 in a row for one request until it is given up. */
const MAX_TOO_MANY = 12;

/** The longest pause that an answer can ask for, in milliseconds; Kommo's documented 300 s would hold up a workflow. */
const MAX_PAUSE_MS = 30_000;

/**
 * Opens the way to the account of the node's credential.
 *
 * Throws a UserError when the credential does not name an account (no request has been made then).
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
	// What is sent already may end in its own time: another run may wait for the token that it renews.
	const way = { context, credentialType, account, clock, stop: stopped.signal };
	let closed: Answer | undefined;
	const once = async (request: ApiRequest) => {
		if (closed) return { answer: closed };
		const sent = await sendOnce(way, request);
		if (isBlock(sent.answer)) closed = sent.answer;
		return sent;
	};
	const turn = async () => await pacer.turn(lane, signal);
	const renew = async () => {
		// The refused request, and its repetition with the new token.
		await turn();
		await turn();
		await probe(way);
	};
	return {
		account,
		authentication,
		cacheKey,
		credentialName: stored?.name ?? credentialType,
		turn,
		send: async (request, first) => {
			const sending = {
				once: async () => await once(request),
				renew: authentication === 'oAuth2' ? renew : undefined,
				cacheKey,
				turn,
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
	/** OAuth2 only: makes n8n renew the token, by a request that may be repeated without harm. */
	renew?: () => Promise<void>;
	cacheKey: string;
	turn(): Promise<Turn | undefined>;
}

interface Sent {
	answer: Answer;
	/** What the service asks for with a 429, in milliseconds. */
	retryAfterMs?: number;
}

async function sendPatiently(
	{ once, renew, cacheKey, turn }: Sending,
	first: Turn,
): Promise<Answer> {
	let renewed = false;
	let current: Turn | undefined = first;
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
		current = await turn();
	}
	return CANCELLED;
}

/**
 * How long nothing may be sent after the nth 429 of one request: what the service asks for, within bounds. A first one
 * needs no pause, since the pace is lowered anyway.
 */
function pauseAfter(times: number, asked: number | undefined): number {
	const own = times === 1 ? 0 : 1000 * 2 ** (times - 2);
	return Math.min(Math.max(asked ?? 0, own), MAX_PAUSE_MS);
}

/** The way to an account, as n8n's request helper and the answers need it. */
interface Way {
	context: NodeContext;
	credentialType: string;
	account: string;
	clock: ServiceClock;
	/** Set off when the execution is cancelled. */
	stop: StopSignal;
}

async function sendOnce(way: Way, request: ApiRequest): Promise<Sent> {
	const sentAt = Date.now();
	const isRead = request.method === 'GET';
	try {
		const response = await signed(way, httpOptions(way.account, request), isRead);
		way.clock.heard(at(response, 'headers', 'date'), sentAt, Date.now());
		const body = harmless(at(response, 'body'));
		const answer = answerOf(Number(at(response, 'statusCode')), body);
		return {
			answer,
			retryAfterMs: retryAfterOf(at(response, 'headers', 'retry-after') ?? at(body, 'retry_after')),
		};
	} catch (error) {
		if (isRead && way.stop.aborted) return { answer: CANCELLED };
		// Statuses are not thrown (see httpOptions), so this is the network, the credential, or n8n itself.
		return { answer: failedRequest(error) };
	}
}

/** The request was refused for its expired token alone, so it may be sent again once a new one can be had. */
const TOKEN_SERVICE_DOWN: Answer = {
	kind: 'notSent',
	reason: 'connection',
	detail: TOKEN_SERVICE,
};

const CANCELLED: Answer = { kind: 'notSent', reason: 'cancelled', detail: '' };

/**
 * One request with the credential, which ends in time. n8n cuts off requests under way as soon as an execution is cancelled;
 * a write would then be done without anybody knowing, so that it gets a signal of its own.
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
 * Statuses are read here and not thrown by n8n: its errors lose headers and bodies on older lines, and a thrown 401
 * would make it renew the OAuth2 token once for each request under way, which costs the integration (API facts 8, row 47).
 */
function httpOptions(account: string, request: ApiRequest): IHttpRequestOptions {
	return {
		method: request.method,
		url: `${account}${request.path}`,
		qs: request.qs,
		body: request.body,
		json: true,
		arrayFormat: 'indices',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// n8n would repeat the token to wherever a redirect leads.
		disableFollowRedirect: true,
		timeout: TIMEOUT_MS,
	};
}

function answerOf(status: number, body: unknown): Answer {
	// Also what is no status at all.
	if (!(status >= 200 && status < 500))
		return { kind: 'unknown', status, detail: textAt(body, 'detail') };
	if (status >= 300) return { kind: 'refused', status, body };
	if (body === '' || body === undefined || body === null)
		return { kind: 'ok', status, body: undefined };
	if (typeof body === 'object') return { kind: 'ok', status, body };
	return { kind: 'unknown', status, detail: 'the answer was not JSON' };
}

/** Kommo documents seconds in the body and the header; amocrm.ru promises nothing (API facts 3.1, 3.2). */
function retryAfterOf(seconds: unknown): number | undefined {
	const number = Number(seconds ?? Number.NaN);
	return Number.isFinite(number) && number > 0 ? number * 1000 : undefined;
}

/** A read that n8n may repeat: with statuses thrown, it renews an expired OAuth2 token and saves it. Throws if it cannot. */
async function probe(way: Way): Promise<void> {
	const options = httpOptions(way.account, { method: 'GET', path: '/api/v4/account' });
	await signed(way, { ...options, ignoreHttpStatusErrors: false }, true);
}

const unfit = (status: number): Answer => ({
	kind: 'unknown',
	status,
	detail: 'the answer is not what was asked for',
});

/** Reads may be repeated freely: this many times after the first, with pauses of 1, 2, 4 … seconds. */
const READ_REPEATS = 4;

/**
 * A GET with its own turn, repeated after failures that pass. Never throws.
 *
 * @param fits whether a body is what was asked for; one that is not counts as no answer
 */
export async function read(
	connection: Connection,
	path: string,
	qs?: IDataObject,
	fits: (body: unknown, status: number) => boolean = () => true,
): Promise<Answer> {
	for (let repeats = 0; ; repeats += 1) {
		const turn = await connection.turn();
		if (!turn) return CANCELLED;
		const got = await connection.send({ method: 'GET', path, qs }, turn);
		const answer = got.kind === 'ok' && !fits(got.body, got.status) ? unfit(got.status) : got;
		const passing =
			answer.kind === 'unknown' || (answer.kind === 'notSent' && answer.reason === 'connection');
		if (!passing || repeats === READ_REPEATS || connection.cancelled()) return answer;
		await connection.pause(1000 * 2 ** repeats);
	}
}
