/** How a value looked until a moment; undefined: it was not there. */
interface Past<Value> {
	until: number;
	value: Value | undefined;
}

/** What lists still show: the state of things `lagMs` ago. Nothing is kept while `lagMs` is 0. */
export class History<Key, Value> {
	private readonly past = new Map<Key, Array<Past<Value>>>();

	constructor(private readonly lagMs: () => number) {}

	/** To be called before a change, with the value as it is. */
	note(key: Key, value: Value | undefined): void {
		if (this.lagMs() <= 0) return;
		const before = this.past.get(key) ?? [];
		this.past.set(key, [...before, { until: performance.now(), value }]);
	}

	/** Whether anything changed within the lag. */
	get isBehind(): boolean {
		return this.lagMs() > 0 && this.past.size > 0;
	}

	/** Everything that ever changed under a lag. */
	keys(): Key[] {
		return [...this.past.keys()];
	}

	/** The value as lists see it, given the one that stands now. */
	seen(key: Key, current: Value | undefined): Value | undefined {
		const moment = performance.now() - this.lagMs();
		const later = this.past.get(key)?.find(({ until }) => until > moment);
		return later && this.lagMs() > 0 ? later.value : current;
	}
}
