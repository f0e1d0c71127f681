import { History } from './history';
import type { JsonObject } from './json';

/** Anything with an ID. */
export interface StoredItem extends JsonObject {
	id: number;
}

const by = (field: string) => (a: StoredItem, b: StoredItem) =>
	Number(a[field]) - Number(b[field]) || a.id - b.id;

/** Items of one list. IDs only grow, so items are always ordered by ID. */
export class Store<Item extends StoredItem> {
	private readonly byId = new Map<number, Item>();
	private inOrder: Item[] = [];
	private readonly sorted = new Map<string, Item[]>();
	private readonly history: History<number, Item>;

	/** `lagMs`: how far lists lag behind. */
	constructor(lagMs: () => number = () => 0) {
		this.history = new History(lagMs);
	}

	get size(): number {
		return this.inOrder.length;
	}

	get(id: number): Item | undefined {
		return this.byId.get(id);
	}

	add(item: Item): void {
		this.history.note(item.id, undefined);
		this.byId.set(item.id, item);
		this.inOrder.push(item);
		this.sorted.clear();
	}

	/** Changes keys of an item. */
	change(item: Item, changes: JsonObject): void {
		this.history.note(item.id, { ...item });
		Object.assign(item, changes);
		this.sorted.clear();
	}

	/** Removes an item, as deleting and merging do. */
	remove(item: Item): void {
		this.history.note(item.id, item);
		this.byId.delete(item.id);
		this.inOrder = this.inOrder.filter(({ id }) => id !== item.id);
		this.sorted.clear();
	}

	/** The items that lists show, ascending by `field`: all, or those of `lagMs` ago. */
	listed(field: string): Item[] {
		if (!this.history.isBehind) return this.ascending(field);
		const ids = new Set([...this.inOrder.map(({ id }) => id), ...this.history.keys()]);
		const seen = [...ids].flatMap((id) => this.history.seen(id, this.get(id)) ?? []);
		return seen.sort(by(field));
	}

	/** All items, ascending by `field`; the sorted copy is kept until the next write. */
	ascending(field: string): Item[] {
		if (field === 'id') return this.inOrder;
		const known = this.sorted.get(field);
		if (known) return known;
		const fresh = [...this.inOrder].sort(by(field));
		this.sorted.set(field, fresh);
		return fresh;
	}
}
