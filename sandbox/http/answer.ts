import type { Json, JsonObject } from '../json';

/** A handler's answer; the server serializes it. */
export interface Answer {
	status: number;
	type?: string;
	headers?: Record<string, string>;
	json?: Json;
	text?: string;
}

const titles: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	402: 'Payment Required',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	415: 'Unsupported Media Type',
	422: 'Unprocessable Entity',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	502: 'Bad Gateway',
	503: 'Service Temporarily Unavailable',
	504: 'Gateway Time-out',
};

/** The reason phrase of a status. */
export const titleOf = (status: number): string => titles[status] ?? 'Unknown';

/** 200 with a HAL body (API facts 1.4). */
export const hal = (json: Json, status = 200): Answer => ({
	status,
	type: 'application/hal+json',
	json,
});

/** 204 without a body, for empty lists and missing records (API facts 1.5). */
export const noContent = (): Answer => ({ status: 204 });

/** A problem body (API facts 3.2), optionally with extra root keys. */
export const problem = (status: number, detail: string, extra: JsonObject = {}): Answer => ({
	status,
	type: 'application/problem+json',
	json: {
		...extra,
		title: titleOf(status),
		type: `https://httpstatus.es/${status}`,
		status,
		detail,
	},
});

/** A page of the gateway (nginx): block, rate limit, overload (API facts 3.1, 3.2). */
export const gatewayPage = (status: number): Answer => ({
	status,
	type: 'text/html',
	text: `<html>\r\n<head><title>${status} ${titleOf(status)}</title></head>\r\n<body>\r\n<center><h1>${status} ${titleOf(status)}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
});

/** An HTML page. */
export const page = (text: string, status = 200): Answer => ({
	status,
	type: 'text/html; charset=utf-8',
	text,
});

/** 302 to `location`. */
export const redirect = (location: string): Answer => ({ status: 302, headers: { location } });

/** The API's 401 for a missing, expired or revoked token (API facts 3.2). */
export const unauthorized = (): Answer => problem(401, 'Invalid user name or password');

/** An answer's body as text; empty if there is none. */
export const bodyText = (answer: Answer): string =>
	answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json));
