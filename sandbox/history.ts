/** A past value; undefined: it did not exist. */
interface Past<Value> {
	until: number;
	value: Value | undefined;
}

/** Keeps the values of `lagMs` ago, which lists still show. Stores nothing while `lagMs` is 0. */
export class History<Key, Value> {
	private readonly past = new Map<Key, Array<Past<Value>>>();

	constructor(private readonly lagMs: () => number) {}

	/** Call this before a change, with the current value. */
	note(key: Key, value: Value | undefined): void {
		if (this.lagMs() <= 0) return;
		const before = this.past.get(key) ?? [];
		this.past.set(key, [...before, { until: performance.now(), value }]);
	}

	/** Whether anything changed within the lag. */
	get isBehind(): boolean {
		return this.lagMs() > 0 && this.past.size > 0;
	}

	/** All keys that ever changed under a lag. */
	keys(): Key[] {
		return [...this.past.keys()];
	}

	/** The value that lists show, given the current one. */
	seen(key: Key, current: Value | undefined): Value | undefined {
		const moment = performance.now() - this.lagMs();
		const later = this.past.get(key)?.find(({ until }) => until > moment);
		return later && this.lagMs() > 0 ? later.value : current;
	}
}
