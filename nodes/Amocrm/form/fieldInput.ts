import type { INodeProperties } from 'n8n-workflow';

import * as fieldTypes from '../fieldTypes';
import type { Field, Resource } from '../resources/resource';

/** The form's input for one field of a record. */
export function fieldInput(field: Field, resource: Resource): INodeProperties {
	const { description, shownFor, shownWhen, type } = field;
	return {
		...fieldTypes[type].input(field, resource),
		...(description ? { description } : {}),
		...(shownFor ? { displayOptions: { show: { '/operation': [shownFor] } } } : {}),
		...(shownWhen
			? { displayOptions: { show: { [shownWhen.field]: [...shownWhen.values] } } }
			: {}),
	};
}
