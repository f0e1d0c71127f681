import { idSource, type Random } from '../random';
import { Store, type StoredItem } from '../stored';

/** The first ID of each plain list; the name is the key under `_embedded`. */
const firstIds = { tasks: 4_745_000, loss_reasons: 4_203_760 };

/** Lists of items without custom fields, tags and links. */
export type PlainName = keyof typeof firstIds;

interface Shelf {
	store: Store<StoredItem>;
	nextId: () => number;
}

/** One store per plain list, created on first use. */
export class PlainStores {
	private readonly shelves = new Map<PlainName, Shelf>();

	/** `lagMs`: how far lists lag behind. */
	constructor(
		private readonly lagMs: () => number,
		private readonly random: Random,
	) {}

	of(name: PlainName): Store<StoredItem> {
		return this.shelf(name).store;
	}

	nextId(name: PlainName): number {
		return this.shelf(name).nextId();
	}

	private shelf(name: PlainName): Shelf {
		const known = this.shelves.get(name);
		if (known) return known;
		const fresh: Shelf = {
			store: new Store(this.lagMs),
			nextId: idSource(firstIds[name], this.random),
		};
		this.shelves.set(name, fresh);
		return fresh;
	}
}
