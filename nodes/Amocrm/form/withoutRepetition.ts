import type { INodeProperties } from 'n8n-workflow';

/** The two parameters that most display conditions depend on. */
const CHOICES = ['operation', 'resource'] as const;
type Choice = (typeof CHOICES)[number];

/**
 * Makes the form smaller, since n8n sends it to every editor: properties that differ only in the operations or resources they are
 * shown for are merged. The order within each operation does not change.
 *
 * @param forms the properties of each operation of each resource
 */
export function withoutRepetition(
	forms: ReadonlyArray<readonly INodeProperties[]>,
): INodeProperties[] {
	const all = CHOICES.reduce<Merged[]>(mergedBy, [...new Set(forms.flat())].map(alone));
	const placeOf = new Map(all.flatMap(({ parts }, place) => parts.map((part) => [part, place])));
	return inOrder(
		all.map(({ property }) => property),
		forms.map((form) => form.map((property) => placeOf.get(property) ?? 0)),
	);
}

interface Merged {
	property: INodeProperties;
	/** The properties it was merged from. */
	parts: readonly INodeProperties[];
}

const alone = (property: INodeProperties): Merged => ({ property, parts: [property] });

function mergedBy(all: readonly Merged[], choice: Choice): Merged[] {
	const found = new Map<string, Merged>();
	for (const one of all) {
		const key = JSON.stringify(without(one.property, choice));
		const same = found.get(key);
		found.set(key, same ? together(same, one, choice) : one);
	}
	return [...found.values()];
}

function together(first: Merged, second: Merged, choice: Choice): Merged {
	const values = [first, second].flatMap(({ property }) => valuesOf(property, choice));
	const parts = [...first.parts, ...second.parts];
	if (values.length === 0) return { ...first, parts };
	return { property: withChoice(first.property, choice, [...new Set(values)]), parts };
}

const without = (property: INodeProperties, choice: Choice) =>
	valuesOf(property, choice).length > 0 ? withChoice(property, choice, []) : property;

const valuesOf = ({ displayOptions }: INodeProperties, choice: Choice) =>
	displayOptions?.show?.[choice] ?? [];

/** Keeps the order of keys: n8n looks at the first ones only if a choice holds an expression. */
function withChoice(
	property: INodeProperties,
	choice: Choice,
	values: ReturnType<typeof valuesOf>,
): INodeProperties {
	const { displayOptions } = property;
	return {
		...property,
		displayOptions: { ...displayOptions, show: { ...displayOptions?.show, [choice]: values } },
	};
}

/** Sorts so that the order of every sequence is kept, each thing as early as possible. */
function inOrder<T>(things: readonly T[], sequences: readonly number[][]): T[] {
	const left = new Set(things.keys());
	const isNext = (place: number) =>
		sequences.every((sequence) =>
			sequence.slice(0, Math.max(0, sequence.indexOf(place))).every((before) => !left.has(before)),
		);
	const order: T[] = [];
	while (left.size > 0) {
		const [first = 0] = left;
		const next = [...left].find(isNext) ?? first;
		left.delete(next);
		order.push(...things.slice(next, next + 1));
	}
	return order;
}
