import type { IDataObject, INodeType } from 'n8n-workflow';

import { amocrm } from '../../test/support/amocrm';
import type { Mode } from './companies';

function copied(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(copied);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

/**
 * The minimum cost of any node with this form: reads the same parameters of each item and returns items of the same size.
 *
 * @param record becomes every item
 * @param finished called while everything is still in memory
 */
export function readingNode(
	mode: Mode,
	record: IDataObject,
	finished: () => void = () => {},
): INodeType {
	return {
		description: amocrm.description,
		async execute() {
			const items = this.getInputData().map((_, item) => {
				this.getNodeParameter('jsonParameters', item, false);
				this.getNodeParameter(mode === 'json' ? 'companiesJson' : 'companies', item, {});
				return { json: Object(copied(record)), pairedItem: { item } };
			});
			finished();
			return [items];
		},
	};
}
