import type { Json } from '../json';
import type { World } from '../world';
import type { Answer } from './answer';
import type { Query } from './query';

/** A request that has passed the gateway, as a handler sees it. */
export interface Call {
	world: World;
	/** Whose rights count: the token's user, or the one of `X-Context-User-ID`. */
	userId: number;
	method: string;
	path: string;
	/** Raw query string without `?`. */
	search: string;
	query: Query;
	params: Record<string, string>;
	body: Json | undefined;
}

export type Handler = (call: Call) => Answer;

/** One line of the API. */
export interface Route {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	path: string;
	handle: Handler;
}
