import fc from 'fast-check';
import { encode, isMultiple, needsAccountZone } from '../../../nodes/Amocrm/customFields/encoding';
import { complaint, everyField, phone, zones } from './fields';
import { read } from './reader';

/** Anything a workflow can contain: JSON, including names of object members, and text that looks like something else. */
const anything = fc.oneof(
	fc.jsonValue(),
	fc.jsonValue().map((value) => JSON.stringify(value)),
	fc.jsonValue().map((value) => ({ value })),
	fc.array(
		fc.record(
			{
				value: fc.jsonValue(),
				enum_id: fc.jsonValue(),
				enum_code: fc.jsonValue(),
				kind: fc.jsonValue(),
			},
			{ requiredKeys: [] },
		),
	),
	fc.dictionary(
		fc.constantFrom(
			'toString',
			'valueOf',
			'toMillis',
			'toJSON',
			'zoneName',
			'name',
			'city',
			'country',
			'value',
			'__rl',
			'entity_id',
			'catalog_id',
		),
		fc.jsonValue(),
	),
	fc.stringMatching(/^[ \d.,:/T+Z-]{0,25}$/),
	fc.constantFrom(
		'null',
		'{',
		'12.50',
		'[',
		'{}',
		'[]',
		0,
		-0,
		false,
		'',
		null,
		[],
		NaN,
		Infinity,
		1e21,
		undefined,
	),
);

describe('every codec', () => {
	it.each(everyField.map((field) => [field.type, field] as const))(
		'%s writes JSON or complains to the user, whatever it is given',
		(_type, field) => {
			fc.assert(
				fc.property(anything, fc.option(fc.string(), { nil: undefined }), (value, kind) => {
					const answer = complaint(() => {
						const values = encode(field, value, zones, kind);
						if (JSON.stringify(JSON.parse(JSON.stringify(values))) !== JSON.stringify(values))
							throw new Error('not JSON');
						if (JSON.stringify(values).includes('[object'))
							throw new Error('an object became a text');
						return values;
					});
					expect(answer).not.toMatch(/^not for users/);
				}),
				{ numRuns: 500 },
			);
		},
	);

	it.each(everyField.map((field) => [field.type, field] as const))(
		'%s does the same with what the API reads of it',
		(_type, field) => {
			fc.assert(
				fc.property(anything, (value) => {
					const answer = complaint(() => encode(field, value, zones));
					fc.pre(answer.startsWith('accepted'));
					const values = encode(field, value, zones);
					expect(read(field, encode(field, read(field, values), zones))).toEqual(
						read(field, values),
					);
				}),
				{ numRuns: 300, maxSkipsPerRun: 1000 },
			);
		},
	);
});

it('only days depend on the zone of the account', () => {
	expect(new Set(everyField.filter(needsAccountZone).map(({ type }) => type))).toEqual(
		new Set(['date', 'birthday']),
	);
});

it('fields of several values can be given several times', () => {
	expect(isMultiple(phone)).toBe(true);
	expect(
		everyField
			.filter(({ type }) => ['text', 'select', 'date', 'checkbox'].includes(type))
			.some(isMultiple),
	).toBe(false);
});
