import type { Json } from '../json';

/** One request as the sandbox saw it. */
export interface LoggedRequest {
	/** 1 for the first request since the last clear. */
	n: number;
	/** Arrival, milliseconds since the sandbox started. */
	at: number;
	method: string;
	/** Path without the query string. */
	path: string;
	/** Decoded query string without `?`. */
	query: string;
	/** 0 while unanswered, and for a reset or hanging connection. */
	status: number;
	/** Number of rows when the body is an array. */
	rows?: number;
	/** `when:answer` of the fault that was applied. */
	fault?: string;
	/** Parsed body, unless `keepBodies` is false. */
	body?: Json;
}

/** Requests in order of arrival, and how many of each status were answered. */
export class RequestLog {
	private entries: LoggedRequest[] = [];

	open(entry: Omit<LoggedRequest, 'n' | 'status'>): LoggedRequest {
		const logged = { n: this.entries.length + 1, ...entry, status: 0 };
		this.entries.push(logged);
		return logged;
	}

	list(): LoggedRequest[] {
		return this.entries.map((entry) => ({ ...entry }));
	}

	/** A slice of the log as seen from its end, the last request first. */
	newest(from: number, most: number): LoggedRequest[] {
		const end = Math.max(this.entries.length - from, 0);
		return this.entries.slice(Math.max(end - most, 0), end).reverse();
	}

	clear(): void {
		this.entries = [];
	}

	statuses(): Record<number, number> {
		const counts: Record<number, number> = {};
		for (const { status } of this.entries) counts[status] = (counts[status] ?? 0) + 1;
		return counts;
	}

	get size(): number {
		return this.entries.length;
	}
}
