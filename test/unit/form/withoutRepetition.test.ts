import type { INodeProperties } from 'n8n-workflow';

import { describe as formOf } from '../../../nodes/Amocrm/form/describe';
import { withoutRepetition } from '../../../nodes/Amocrm/form/withoutRepetition';
import { resources } from '../../../nodes/Amocrm/resources';

const text = (name: string, show: Record<string, string[]>): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	displayOptions: { show },
});

/** What the editor shows for a resource and operation, without conditions on these two. */
const shown = (
	properties: readonly INodeProperties[],
	resource: string,
	operation: string,
): Array<Record<string, unknown>> =>
	properties
		.filter(({ displayOptions: { show = {} } = {} }) =>
			[
				[show.resource ?? show['/resource'], resource] as const,
				[show.operation ?? show['/operation'], operation] as const,
			].every(([allowed, chosen]) => allowed?.includes(chosen) ?? true),
		)
		.map(({ displayOptions, ...property }) => {
			const conditions = Object.entries(displayOptions?.show ?? {}).filter(
				([name]) => !/^\/?(resource|operation)$/.test(name),
			);
			const entries = (property.options ?? []).filter((option) => 'type' in option);
			return {
				...property,
				...(property.type === 'collection' ? { options: shown(entries, resource, operation) } : {}),
				show: Object.fromEntries(conditions),
			};
		});

describe('A form without repetition', () => {
	it('has what differs only in operation or resource once, shown for all of them', () => {
		const form = withoutRepetition([
			[text('a', { resource: ['company'], operation: ['create'], json: ['x'] })],
			[text('a', { resource: ['company'], operation: ['update'], json: ['x'] })],
			[text('a', { resource: ['lead'], operation: ['create'], json: ['x'] })],
			[text('a', { resource: ['lead'], operation: ['update'], json: ['x'] })],
		]);
		expect(form).toEqual([
			text('a', {
				resource: ['company', 'lead'],
				operation: ['create', 'update'],
				json: ['x'],
			}),
		]);
		// The order matters if a choice contains an expression.
		expect(Object.keys(form[0]?.displayOptions?.show ?? {})).toEqual([
			'resource',
			'operation',
			'json',
		]);
	});

	it('is shown nowhere else than before', () => {
		const form = withoutRepetition([
			[text('a', { resource: ['company'], operation: ['create'] })],
			[text('a', { resource: ['company'], operation: ['update'] })],
			[text('a', { resource: ['lead'], operation: ['create'] })],
		]);
		expect(shown(form, 'lead', 'update')).toEqual([]);
		expect(form).toHaveLength(2);
	});

	it.each(
		resources.flatMap((resource) =>
			resource.operations.map((operation) => [resource.name, operation, resource] as const),
		),
	)(
		'of all resources together shows the same, in the same order, as that of %s alone: %s',
		(_name, operation, resource) => {
			const alone = formOf([resource]);
			const all = formOf(resources);
			const own = (form: readonly INodeProperties[]) =>
				shown(form, resource.name, operation).filter(
					({ name }) => !['resource', 'operation', 'authentication'].includes(String(name)),
				);
			expect(own(all)).toEqual(own(alone));
			expect(own(all).length).toBeGreaterThan(0);
		},
	);
});
