import { idSource, type Random } from '../random';
import { Store, type Stored } from '../stored';

/** Where the IDs of each plain list begin; the name is the key under `_embedded`. */
const firstIds = { tasks: 4_745_000, loss_reasons: 4_203_760 };

/** The lists of things without custom fields, tags and links. */
export type PlainName = keyof typeof firstIds;

interface Shelf {
	store: Store<Stored>;
	nextId: () => number;
}

/** One store for each plain list, made when it is first asked for. */
export class PlainStores {
	private readonly shelves = new Map<PlainName, Shelf>();

	/** `lagMs`: how far lists are behind. */
	constructor(
		private readonly lagMs: () => number,
		private readonly random: Random,
	) {}

	of(name: PlainName): Store<Stored> {
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
