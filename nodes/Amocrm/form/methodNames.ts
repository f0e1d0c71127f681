import type { INodeProperties } from 'n8n-workflow';

/** The methods that a form uses, by n8n's kinds of methods. */
export interface MethodNames {
	listSearch: string[];
	loadOptions: string[];
	resourceMapping: string[];
}

const KEYS: Record<string, keyof MethodNames> = {
	searchListMethod: 'listSearch',
	loadOptionsMethod: 'loadOptions',
	resourceMapperMethod: 'resourceMapping',
};

/** Collects the methods that a form refers to, at any depth. */
export function methodNames(form: readonly INodeProperties[]): MethodNames {
	const found: MethodNames = { listSearch: [], loadOptions: [], resourceMapping: [] };
	JSON.stringify(form, (key, value: unknown) => {
		const kind = KEYS[key];
		if (kind && typeof value === 'string' && !found[kind].includes(value)) found[kind].push(value);
		return value;
	});
	return found;
}
