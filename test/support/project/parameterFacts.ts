import type {
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

/**
 * What saved workflows rely on: facts about parameters, each with the operations (`company.create`) it holds for. A fact
 * is a path with type, default and conditions, or a path with one of its possible values.
 */
export type Facts = Map<string, Set<string>>;

type Conditions = NonNullable<INodeProperties['displayOptions']>['show'];
type Option = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** Facts about all parameters of a node, at any depth. */
export function factsOf({ properties }: Pick<INodeTypeDescription, 'properties'>): Facts {
	const facts: Facts = new Map();
	for (const property of properties) {
		addFacts(facts, property, property.name, operationsOf(properties));
	}
	return facts;
}

/** All operations of all resources. */
function operationsOf(properties: INodeProperties[]): string[] {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.flatMap((option) =>
					'value' in option ? [`${String(resource)}.${String(option.value)}`] : [],
				),
			),
		);
}

function addFacts(facts: Facts, property: INodeProperties, path: string, among: string[]): void {
	const { show, hide } = property.displayOptions ?? {};
	const scopes = among.filter((scope) => isShown(scope, show) && !isHidden(scope, hide));
	const add = (fact: string) => {
		const known = facts.get(fact) ?? new Set();
		facts.set(fact, new Set([...known, ...scopes]));
	};
	add(`${path} ${shapeOf(property)}`);
	for (const { name } of property.modes ?? []) add(`${path} mode=${name}`);
	for (const option of property.options ?? []) {
		if ('value' in option) add(`${path} option=${JSON.stringify(option.value)}`);
		for (const inner of innerOf(option)) {
			const group = 'values' in option ? `${option.name}.` : '';
			addFacts(facts, inner, `${path}.${group}${inner.name}`, scopes);
		}
	}
}

function innerOf(option: Option): INodeProperties[] {
	if ('values' in option) return option.values;
	return 'type' in option ? [option] : [];
}

function shapeOf({ type, typeOptions, required, ...property }: INodeProperties): string {
	const { show, hide } = property.displayOptions ?? {};
	return [
		type,
		...(typeOptions?.multipleValues ? ['multiple'] : []),
		...(required ? ['required'] : []),
		`default=${JSON.stringify(property.default)}`,
		...conditionsText('show', show),
		...conditionsText('hide', hide),
	].join(' ');
}

/** Conditions on resource and operation are covered by the fact's operations. */
const PLACES = ['resource', 'operation'];
const placeOf = (name: string) => PLACES.indexOf(name.replace(/^\//, ''));

function conditionsText(word: string, conditions: Conditions = {}): string[] {
	const texts = Object.entries(conditions)
		.filter(([name]) => placeOf(name) < 0)
		.map(([name, values = []]) => `${name}:${values.map((one) => JSON.stringify(one)).join()}`);
	return texts.length > 0 ? [`${word}=${texts.sort().join('|')}`] : [];
}

/** Whether the conditions on resource and operation match the scope. */
function placeMatches(scope: string, conditions: Conditions = {}): boolean[] {
	const parts = scope.split('.');
	return Object.entries(conditions).flatMap(([name, values = []]) => {
		const place = placeOf(name);
		return place < 0 ? [] : [values.map(String).includes(parts[place] ?? '')];
	});
}

const isShown = (scope: string, show: Conditions) => placeMatches(scope, show).every(Boolean);
const isHidden = (scope: string, hide: Conditions) => placeMatches(scope, hide).some(Boolean);

const IN = ' in=';

/** One line per fact, sorted. */
export const toLines = (facts: Facts): string =>
	[...facts]
		.map(([fact, scopes]) => `${fact}${IN}${[...scopes].sort().join('|')}\n`)
		.sort()
		.join('');

/** Parses the output of {@link toLines}. */
export function fromLines(text: string): Facts {
	const lines = text.split('\n').filter((line) => line !== '');
	return new Map(
		lines.map((line) => {
			const at = line.lastIndexOf(IN);
			return [line.slice(0, at), new Set(line.slice(at + IN.length).split('|'))];
		}),
	);
}
