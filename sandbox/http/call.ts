import type { Json } from '../json';
import type { World } from '../world';
import type { Answer } from './answer';
import type { Query } from './incoming/query';

/** A request that passed the gateway, for its handler. */
export interface Call {
	world: World;
	/** The user whose permissions apply: the token's, or that of `X-Context-User-ID`. */
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

/** One route of the API. */
export interface Route {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	path: string;
	handle: Handler;
}
