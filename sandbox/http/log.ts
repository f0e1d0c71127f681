import type { Json } from '../json';

/** A logged request. */
export interface LoggedRequest {
	/** 1 for the first request since the log was cleared. */
	n: number;
	/** Arrival, in milliseconds since the sandbox started. */
	at: number;
	method: string;
	/** Path without the query string. */
	path: string;
	/** Decoded query string without `?`. */
	query: string;
	/** 0 until answered, and for reset or hanging connections. */
	status: number;
	/** Number of rows if the body is an array. */
	rows?: number;
	/** `when:answer` of the fault that was injected. */
	fault?: string;
	/** Parsed body, unless `keepBodies` is false. */
	body?: Json;
}

/** Requests in order of arrival, with status counts. */
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

	/** A slice of the log, newest first. */
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
