import { numberOf, stringOf, type JsonObject } from '../json';
import type { Tag } from './record';

/** The tags of one entity type; names are case-sensitive and unique (API facts 5.8). */
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

	/** The tag with this name, created if needed. */
	ensure(name: string, color: string | null = null): Tag {
		const known = this.byName.get(name);
		if (known) return known;
		const tag: Tag = { id: this.nextId(), name, color };
		this.byId.set(tag.id, tag);
		this.byName.set(name, tag);
		return tag;
	}

	/** The tags for `{id}` or `{name}` references; unknown names are created. */
	resolve(references: JsonObject[]): Tag[] {
		return references.flatMap((reference) => {
			const id = numberOf(reference.id);
			const found = id === undefined ? this.ensure(stringOf(reference.name) ?? '') : this.get(id);
			return found ? [found] : [];
		});
	}

	/** Like `resolve`, but skips unknown names. */
	find(references: JsonObject[]): Tag[] {
		return references.flatMap(({ id, name }) => {
			const found = typeof id === 'number' ? this.get(id) : this.named(stringOf(name) ?? '');
			return found ? [found] : [];
		});
	}
}

/** Removes repeated tags, keeping the first of each. */
export const distinctTags = (tags: Tag[]): Tag[] => [
	...new Map(tags.map((tag) => [tag.id, tag])).values(),
];
