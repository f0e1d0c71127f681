import { numberOf, stringOf, type JsonObject } from '../json';
import type { Tag } from './record';

/** The tag dictionary of one entity type: names are case-sensitive and unique (API facts 5.8). */
export class TagDictionary {
	private readonly byId = new Map<number, Tag>();
	private readonly byName = new Map<string, Tag>();

	constructor(private readonly nextId: () => number) {}

	get(id: number): Tag | undefined {
		return this.byId.get(id);
	}

	named(name: string): Tag | undefined {
		return this.byName.get(name);
	}

	list(): Tag[] {
		return [...this.byId.values()];
	}

	get size(): number {
		return this.byId.size;
	}

	/** The tag of this name, made if it does not exist. */
	ensure(name: string, color: string | null = null): Tag {
		const known = this.byName.get(name);
		if (known) return known;
		const tag: Tag = { id: this.nextId(), name, color };
		this.byId.set(tag.id, tag);
		this.byName.set(name, tag);
		return tag;
	}

	/** The tags that `{id}` or `{name}` references mean; unknown names are made. */
	resolve(references: JsonObject[]): Tag[] {
		return references.flatMap((reference) => {
			const id = numberOf(reference.id);
			const found = id === undefined ? this.ensure(stringOf(reference.name) ?? '') : this.get(id);
			return found ? [found] : [];
		});
	}

	/** As `resolve`, but unknown names are left out. */
	find(references: JsonObject[]): Tag[] {
		return references.flatMap(({ id, name }) => {
			const found = typeof id === 'number' ? this.get(id) : this.named(stringOf(name) ?? '');
			return found ? [found] : [];
		});
	}
}

/** `tags` without repetitions, in order of first appearance. */
export const distinctTags = (tags: Tag[]): Tag[] => [
	...new Map(tags.map((tag) => [tag.id, tag])).values(),
];
